package dev.onoma.endtoend.site;

import dev.onoma.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL that can be killed and comes again on its folder and its port. */
final class DatabaseProcess implements AutoCloseable {

    private final Path folder;
    private PostgresServer server;
    private boolean down;

    DatabaseProcess(Path folder) {
        this.folder = folder;
        this.server = PostgresServer.start(folder, 0, Map.of());
    }

    PostgresServer server() {
        return server;
    }

    Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    /** Ends it without a word to anybody. */
    void kill() throws InterruptedException {
        Optional<ProcessHandle> postmaster = postmaster();
        if (postmaster.isPresent()) {
            Signals.send("QUIT", postmaster.get());
            postmaster.get().onExit().join();
        }
        // Lets go of the folder.
        server.close();
        down = true;
    }

    /** Starts it where it is down, also where it went down by itself: it recovers from its log. */
    void ensureUp() {
        if (!down && postmaster().isEmpty()) {
            server.close();
            down = true;
        }
        if (down) {
            server = PostgresServer.start(folder, server.port(), Map.of());
            down = false;
        }
    }

    /** Empty where it does not run. */
    private Optional<ProcessHandle> postmaster() {
        Path file = folder.resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!down) {
            server.close();
        }
    }
}
