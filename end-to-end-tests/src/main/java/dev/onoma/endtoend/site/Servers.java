package dev.onoma.endtoend.site;

import dev.onoma.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps data: the targets' PostgreSQL, Onoma's own, and Kafka, on one disk. */
final class Servers implements AutoCloseable {

    private final Path data;
    private final Path kafkaFolder;
    private final int kafkaPort = FreePort.any();
    private final Links links;
    private final Optional<Disk> disk;
    private final DatabaseProcess target;
    private final DatabaseProcess control;
    private BrokerProcess broker;

    /** Starts them, and tells the links where they are. */
    Servers(Path data, boolean ownDisk, Links links) {
        this.data = data;
        this.links = links;
        this.disk = ownDisk ? Disk.mount(data) : Optional.empty();
        this.kafkaFolder = data.resolve("kafka");
        this.target = new DatabaseProcess(data.resolve("target"));
        this.control = new DatabaseProcess(data.resolve("control"));
        links.serves(Peer.TARGET, target.server().port());
        links.serves(Peer.CONTROL, control.server().port());
        this.broker = startBroker();
    }

    DatabaseProcess target() {
        return target;
    }

    DatabaseProcess control() {
        return control;
    }

    Optional<Disk> disk() {
        return disk;
    }

    String kafka() {
        return "localhost:" + kafkaPort;
    }

    void kill(Server server) throws InterruptedException {
        switch (server) {
            case TARGET -> target.kill();
            case CONTROL -> control.kill();
            case KAFKA -> broker.kill();
        }
    }

    void ensureUp() {
        target.ensureUp();
        control.ensureUp();
        ensureBroker();
    }

    private synchronized void ensureBroker() {
        if (!broker.process().isAlive()) {
            broker = startBroker();
        }
    }

    /** One that ends by itself is started again, as a supervisor would: a full disk can end it when there is room again. */
    private BrokerProcess startBroker() {
        BrokerProcess started = BrokerProcess.start(kafkaFolder, kafkaPort, links.doors());
        started.whenItEndsByItself(this::ensureBroker);
        return started;
    }

    /** Ends the sessions of a service, by its label. */
    void cutSessions(String service) throws SQLException {
        for (DatabaseProcess server : List.of(target, control)) {
            try (Connection connection = server.connect("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE backend_type = 'client backend'
                          AND (application_name LIKE 'onoma/%1$s%%'
                               OR '%1$s' = 'executor' AND application_name LIKE 'onoma/run-%%')
                        """.formatted(service));
            }
        }
    }

    @Override
    public void close() {
        broker.close();
        target.close();
        control.close();
        keepLogs();
        disk.ifPresent(Disk::close);
    }

    /** Beside the data, which are gone with their disk. */
    private void keepLogs() {
        try (Stream<Path> files = Files.list(data)) {
            Path logs = Files.createDirectories(data.resolveSibling("server-logs"));
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, logs.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The logs of the servers cannot be kept", e);
        }
    }
}
