package dev.onoma.local.stack;

import dev.onoma.embedded.KafkaBroker;
import dev.onoma.embedded.PostgresServer;
import dev.onoma.embedded.ServerStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and Kafka: those that were started here, or the operator's. */
public final class Servers {

    private static final String CONTROL = "onoma_control";

    private final Optional<PostgresServer> postgres;
    private final String kafka;
    private final Database control;
    private final Path postgresFolder;

    private Servers(Optional<PostgresServer> postgres, String kafka, Database control, Path postgresFolder) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.control = control;
        this.postgresFolder = postgresFolder;
    }

    /**
     * Starts what is missing, both at the same time.
     *
     * @param belongings get what was started, also when this fails
     */
    static Servers start(StackSettings settings, StateFolder state, Belongings belongings, StartProgress progress)
            throws InterruptedException {
        Optional<Future<PostgresServer>> postgres = Optional.empty();
        Optional<Future<KafkaBroker>> kafka = Optional.empty();
        // Leaving the block waits for both, so that nothing is started behind the back of whoever cleans up.
        try (ExecutorService starters = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 0).factory())) {
            if (settings.needsPostgres()) {
                postgres = Optional.of(starters.submit(() -> {
                    PostgresServer server = PostgresServer.start(
                            state.postgres(), settings.ports().ofPostgres(), Map.of());
                    belongings.add(server);
                    progress.ready("PostgreSQL", "port " + server.port());
                    return server;
                }));
            }
            if (settings.kafka().isEmpty()) {
                kafka = Optional.of(starters.submit(() -> {
                    KafkaBroker broker = onPort(
                            settings.ports().ofKafka(),
                            settings.ports(),
                            port -> KafkaBroker.start(state.kafka(), port));
                    belongings.add(broker);
                    progress.ready("Kafka", broker.bootstrapServers());
                    return broker;
                }));
            }
        }
        @Nullable PostgresServer server = postgres.isPresent() ? started(postgres.get()) : null;
        @Nullable KafkaBroker broker = kafka.isPresent() ? started(kafka.get()) : null;
        return of(settings, state, Optional.ofNullable(server), Optional.ofNullable(broker));
    }

    /** On another one where somebody has just taken the port, unless it must be that one. */
    private static <T> T onPort(int port, Ports ports, IntFunction<T> start) {
        try {
            return start.apply(port);
        } catch (ServerStartException e) {
            if (port == 0 || ports.demanded()) {
                throw e;
            }
            return start.apply(0);
        }
    }

    private static <T> T started(Future<T> start) throws InterruptedException {
        try {
            return start.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StackException(
                    cause instanceof ServerStartException ? String.valueOf(cause.getMessage()) : cause.toString(),
                    cause);
        }
    }

    private static Servers of(
            StackSettings settings, StateFolder state, Optional<PostgresServer> postgres, Optional<KafkaBroker> kafka) {
        String bootstrap = settings.kafka()
                .or(() -> kafka.map(KafkaBroker::bootstrapServers))
                .orElseThrow();
        Database control = settings.controlDatabase()
                .or(() -> postgres.map(server -> make(server, CONTROL)))
                .orElseThrow();
        return new Servers(postgres, bootstrap, control, state.postgres());
    }

    private static Database make(PostgresServer server, String name) {
        try {
            server.createDatabase(name);
            return new Database(server.jdbcUrl(name), PostgresServer.USER, Optional.empty());
        } catch (SQLException e) {
            throw new StackException(
                    "The embedded PostgreSQL cannot make the database %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** A database of the embedded PostgreSQL, made when it does not exist. */
    public Database embedded(String name) {
        return make(server(), name);
    }

    /** A connection to the embedded PostgreSQL as its superuser. */
    public Connection connect(String database) throws SQLException {
        return server().connect(database);
    }

    /** The port of the embedded PostgreSQL. */
    public int postgresPort() {
        return server().port();
    }

    private PostgresServer server() {
        return postgres.orElseThrow(() -> new IllegalStateException("There is no embedded PostgreSQL"));
    }

    /** {@code HOST:PORT}. */
    String kafka() {
        return kafka;
    }

    /** Onoma's own database. */
    Database control() {
        return control;
    }

    /** The embedded PostgreSQL's first process; none where there is none. */
    Optional<ProcessHandle> postmaster() {
        if (postgres.isEmpty()) {
            return Optional.empty();
        }
        try {
            String pid =
                    Files.readAllLines(postgresFolder.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()));
        } catch (IOException e) {
            throw new StackException("PostgreSQL has left no postmaster.pid in " + postgresFolder, e);
        }
    }
}
