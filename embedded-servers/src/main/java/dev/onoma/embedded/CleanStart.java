package dev.onoma.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts a PostgreSQL from a JVM of its own, without the user's variables {@code PG…}. They are meant for the user's servers, the
 * library hands all of them on, and an empty {@code PGPORT} is enough to keep a server from starting. It stays when that JVM ends, to
 * be adopted.
 */
final class CleanStart {

    private CleanStart() {}

    /** Whether there are such variables. */
    static boolean isNeeded() {
        return System.getenv().keySet().stream().anyMatch(CleanStart::isUsers);
    }

    private static boolean isUsers(String variable) {
        return variable.startsWith("PG");
    }

    /**
     * Returns once it answers.
     *
     * @throws ServerStartException when it does not start
     */
    static void start(Path folder, int port, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CleanStart.class.getName(),
                folder.toString(),
                String.valueOf(port)));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(CleanStart::isUsers);
        try {
            Process jvm = builder.start();
            String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jvm.waitFor() != 0) {
                throw new ServerStartException(said.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a JVM for the PostgreSQL in " + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("Stopped while PostgreSQL was starting in " + folder, e);
        }
    }

    /** Folder, port, and settings, each as {@code name=value}. */
    public static void main(String[] arguments) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : List.of(arguments).subList(2, arguments.length)) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        try {
            PostgresServer.launch(Path.of(arguments[0]), Integer.parseInt(arguments[1]), settings);
            System.exit(0);
        } catch (ServerStartException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }
}
