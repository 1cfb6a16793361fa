package dev.onoma.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A JVM that starts a server on a folder, and is killed before it can stop it. */
final class DoomedJvm {

    private DoomedJvm() {}

    /**
     * Returns once the JVM is dead.
     *
     * @param server {@code postgres}, with a database {@code kept}, or {@code kafka}
     * @return the port that the server listened on
     */
    static int startAndKill(String server, Path folder) throws IOException, InterruptedException {
        return startAndKill(server, folder, Map.of());
    }

    /** The same in an environment with these variables, too. */
    static int startAndKill(String server, Path folder, Map<String, String> variables)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedJvm.class.getName(),
                        server,
                        folder.toString())
                .redirectError(new File("/dev/null"));
        builder.environment().putAll(variables);
        Process jvm = builder.start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(output.readLine());
            jvm.destroyForcibly().waitFor();
            return port;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        System.out.println("kafka".equals(arguments[0]) ? startKafka(folder) : startPostgres(folder));
        Thread.currentThread().join();
    }

    private static int startPostgres(Path folder) throws Exception {
        PostgresServer server = PostgresServer.start(folder, 0, Map.of());
        server.createDatabase("kept");
        return server.port();
    }

    private static String startKafka(Path folder) {
        return KafkaBroker.start(folder, 0).bootstrapServers().replaceAll(".*:", "");
    }
}
