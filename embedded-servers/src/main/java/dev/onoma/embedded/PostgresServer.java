package dev.onoma.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL 18 on this machine that keeps its data in a folder, ready for logical decoding.
 *
 * <p>Clients of this machine connect as {@value #USER} without a password. The server outlives a killed JVM;
 * the next start on the same folder adopts it. It writes its log beside the folder, in {@code FOLDER.log}.
 */
public final class PostgresServer implements AutoCloseable {

    /** The superuser. */
    public static final String USER = "postgres";

    // The library's own defaults give durability away, and with it the speed of logical decoding.
    static final Map<String, String> DEFAULTS = Map.of(
            "fsync", "on",
            "max_connections", "200",
            "max_replication_slots", "20",
            "max_wal_senders", "20",
            "shared_preload_libraries", "pg_stat_statements",
            "synchronous_commit", "on",
            "wal_level", "logical");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final int LOG_LINES_SHOWN = 5;

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server on the folder, or adopts the one that still runs on it.
     *
     * @param dataFolder made when it does not exist
     * @param port 0 for any free one
     * @param settings of {@code postgresql.conf}, on top of ours
     * @throws ServerStartException when the port or the folder is in use, or the server refuses to start
     */
    public static PostgresServer start(Path dataFolder, int port, Map<String, String> settings) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        Map<String, String> allSettings = new TreeMap<>(DEFAULTS);
        allSettings.putAll(settings);

        Optional<Postmaster> leftOver = Postmaster.runningOn(folder);
        Optional<Postmaster> adoptable = leftOver.filter(postmaster -> postmaster.serves(port, allSettings));
        if (leftOver.isPresent() && adoptable.isEmpty()) {
            launch(folder, leftOver.get().port(), allSettings).close();
        }
        int chosenPort = adoptable.map(Postmaster::port).orElseGet(() -> FreePort.choose(port, "PostgreSQL"));
        if (adoptable.isEmpty() && CleanStart.isNeeded()) {
            CleanStart.start(folder, chosenPort, allSettings);
        }
        return launch(folder, chosenPort, allSettings);
    }

    /** Removes the folder and stops the server that still runs on it, if any. */
    static void discard(Path dataFolder) {
        Path folder = dataFolder.toAbsolutePath().normalize();
        if (Postmaster.runningOn(folder).isPresent()) {
            start(folder, 0, Map.of()).close();
        }
        Folders.delete(folder);
    }

    static PostgresServer launch(Path folder, int port, Map<String, String> settings) {
        Folders.make(folder, "PostgreSQL");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_TIMEOUT)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()));
        settings.forEach(builder::setServerConfig);
        try {
            PostgresServer started = new PostgresServer(builder.start());
            started.requireOwn(folder);
            return started;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new ServerStartException(
                    "PostgreSQL does not start in %s: %s. Is another Onoma using the folder? The end of %s:%n%s"
                            .formatted(folder, e.getMessage(), log, endOf(log)),
                    e);
        }
    }

    private void requireOwn(Path folder) throws SQLException, IOException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            Path answering = Path.of(row.getString(1));
            if (!Files.exists(answering) || !Files.isSameFile(answering, folder)) {
                throw new IllegalStateException(
                        "on port %d answers the PostgreSQL of %s".formatted(server.getPort(), answering));
            }
        }
    }

    private static String endOf(Path log) {
        if (Files.notExists(log)) {
            return "(empty)";
        }
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }

    /** The TCP port it listens on, on localhost. */
    public int port() {
        return server.getPort();
    }

    /** The JDBC URL of one of its databases, without the user. */
    public String jdbcUrl(String database) {
        return jdbcUrl("localhost:" + port(), database);
    }

    static String jdbcUrl(String hostAndPort, String database) {
        return "jdbc:postgresql://" + hostAndPort + "/" + database;
    }

    /** A new connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        // Not DriverManager: it does not see the driver from every class loader of Quarkus.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(USER);
        return source.getConnection();
    }

    /** Makes an empty database unless there is one of that name. */
    public void createDatabase(String name) throws SQLException {
        try (Connection connection = connect("postgres")) {
            Databases.createIfMissing(connection, name);
        }
    }

    /** Stops the server without waiting for its clients; the data stay. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop the PostgreSQL on port " + port(), e);
        }
    }
}
