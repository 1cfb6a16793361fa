package dev.onoma.embedded;

import java.nio.file.Path;
import java.util.Map;

/** Starts a server, says its port, and waits for its end. */
final class KilledJvm {

    private KilledJvm() {}

    public static void main(String[] arguments) throws Exception {
        PostgresServer server = PostgresServer.start(Path.of(arguments[0]), 0, Map.of());
        server.createDatabase("kept");
        System.out.println(server.port());
        Thread.currentThread().join();
    }
}
