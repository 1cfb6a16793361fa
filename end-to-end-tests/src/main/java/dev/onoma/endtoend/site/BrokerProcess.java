package dev.onoma.endtoend.site;

import dev.onoma.embedded.KafkaBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A broker in a JVM of its own, so that it can be killed. */
final class BrokerProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private volatile boolean ended;

    private BrokerProcess(Process process) {
        this.process = process;
    }

    /** Starts it and returns when it serves clients. */
    static BrokerProcess start(Path folder, int port, List<KafkaBroker.Door> doors) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                folder.toString(),
                Integer.toString(port)));
        doors.forEach(door -> command.add(String.join(":", door.name(), "" + door.port(), "" + door.advertised())));
        try {
            // It ends when our end of its standard input does, so nothing is left behind.
            Process process = new ProcessBuilder(command)
                    .redirectError(
                            Redirect.appendTo(folder.resolveSibling("kafka.log").toFile()))
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(READY)) {
                    Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                    return new BrokerProcess(process);
                }
            }
            throw new IllegalStateException("Kafka did not start in " + folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker's own program: folder, port, and a {@code NAME:PORT:ADVERTISED} for each further door. */
    public static void main(String[] arguments) throws IOException {
        List<KafkaBroker.Door> doors = new ArrayList<>();
        for (String word : List.of(arguments).subList(2, arguments.length)) {
            String[] parts = word.split(":", 3);
            doors.add(new KafkaBroker.Door(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
        }
        KafkaBroker broker = KafkaBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), doors);
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // Nobody writes: this returns when the other end has gone.
        }
        broker.close();
        System.exit(0);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Does something when it ends and nobody here has ended it. */
    void whenItEndsByItself(Runnable action) {
        process.onExit().thenRunAsync(() -> {
            if (!ended) {
                action.run();
            }
        });
    }

    /** Ends it at once, as a crash would. */
    void kill() throws InterruptedException {
        ended = true;
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        ended = true;
        process.destroyForcibly();
    }
}
