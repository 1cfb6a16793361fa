package dev.onoma.endtoend.site;

import dev.onoma.embedded.PostgresServer;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Ports;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Stack;
import dev.onoma.local.stack.StackSettings;
import dev.onoma.local.stack.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** PostgreSQL, Kafka and the four services, each a process that can be killed, with a link between every two that talk. */
public final class Site implements AutoCloseable {

    private static final String CONTROL = "onoma_control";

    private final Path postgresFolder;
    private final Path kafkaFolder;
    private final int kafkaPort;
    private final Links links = new Links();
    private PostgresServer postgres;
    private BrokerProcess broker;
    private final Stack stack;

    /**
     * Starts everything.
     *
     * @param folder emptied first
     * @param scripts the name of a target → what makes its schema
     */
    public Site(Path root, Path folder, Map<String, String> scripts) throws InterruptedException {
        this.postgresFolder = folder.resolve("postgres");
        this.kafkaFolder = folder.resolve("kafka");
        empty(folder);
        this.kafkaPort = Links.freePort();
        this.postgres = PostgresServer.start(postgresFolder, 0, Map.of());
        this.broker = BrokerProcess.start(kafkaFolder, kafkaPort, links.doors());
        List<Target> targets = make(new TreeMap<>(scripts));
        StackSettings settings = new StackSettings(
                root,
                folder.resolve("stack"),
                targets,
                Optional.of("localhost:" + kafkaPort),
                Optional.of(database(CONTROL)),
                Ports.free(),
                true);
        this.stack = Stack.start(settings, Stack.targetsOf(settings), links, (part, where) -> {});
    }

    private List<Target> make(Map<String, String> scripts) {
        List<Target> targets = new ArrayList<>();
        try {
            postgres.createDatabase(CONTROL);
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                postgres.createDatabase(script.getKey());
                try (Connection connection = postgres.connect(script.getKey());
                        Statement statement = connection.createStatement()) {
                    statement.execute(script.getValue());
                }
                targets.add(new Target(
                        script.getKey(), database(script.getKey()), "development", Optional.empty(), Optional.empty()));
            }
            return targets;
        } catch (SQLException e) {
            throw new IllegalStateException("The databases cannot be made", e);
        }
    }

    private Database database(String name) {
        return new Database(postgres.jdbcUrl(name), PostgresServer.USER, Optional.empty());
    }

    private static void empty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    if (!path.equals(folder)) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + folder, e);
        }
    }

    /** The HTTP API, by no link. */
    public Planner planner() {
        return new Planner(stack.endpoints().of(Service.PLANNER));
    }

    /** A superuser's connection to a database, by no link. */
    public Connection connect(String database) throws SQLException {
        return postgres.connect(database);
    }

    /** A superuser's connection to Onoma's own database, by no link. */
    public Connection connectToControl() throws SQLException {
        return postgres.connect(CONTROL);
    }

    public String bootstrapServers() {
        return "localhost:" + kafkaPort;
    }

    public Link between(Service service, Peer peer) {
        return links.between(service, peer);
    }

    /** All links. */
    public void fineWeather() {
        links.fine();
    }

    public void kill(Service service) {
        stack.kill(service);
    }

    /** Starts a killed service again and returns when it is ready. */
    public void restart(Service service) throws InterruptedException {
        stack.restart(service);
    }

    /** One more of the service, ready. */
    public AutoCloseable startAnother(Service service) throws InterruptedException {
        return stack.startAnother(service);
    }

    /** Lets it do nothing until it is {@linkplain #wake woken}; it does not notice. */
    public void freeze(Service service) throws InterruptedException {
        Signals.send("STOP", stack.process(service));
    }

    public void wake(Service service) throws InterruptedException {
        Signals.send("CONT", stack.process(service));
    }

    /** Ends PostgreSQL without a word to anybody, and starts it again: it recovers from its log. */
    public void crashPostgres() throws InterruptedException {
        int port = postgres.port();
        ProcessHandle postmaster = postmaster();
        Signals.send("QUIT", postmaster);
        postmaster.onExit().join();
        // Lets go of the folder.
        postgres.close();
        postgres = PostgresServer.start(postgresFolder, port, Map.of());
    }

    private ProcessHandle postmaster() {
        try {
            String pid =
                    Files.readAllLines(postgresFolder.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks the connections of one service to PostgreSQL, whatever they are in. */
    public void cutSessions(Service service) throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE backend_type = 'client backend'
                      AND (application_name LIKE 'onoma/%1$s%%'
                           OR '%1$s' = 'executor' AND application_name LIKE 'onoma/run-%%')
                    """.formatted(service.label()));
        }
    }

    public void killKafka() throws InterruptedException {
        broker.kill();
    }

    /** On its old folder. */
    public void restartKafka() {
        broker = BrokerProcess.start(kafkaFolder, kafkaPort, links.doors());
    }

    @Override
    public void close() {
        fineWeather();
        stack.close();
        links.close();
        broker.close();
        postgres.close();
    }
}
