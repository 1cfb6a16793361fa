package dev.onoma.endtoend.hostile;

import dev.onoma.catalog.Identifier;
import dev.onoma.embedded.PostgresServer;
import dev.onoma.executor.target.Target;
import dev.onoma.executor.target.TargetSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** A PostgreSQL with hostile roles, and databases on it that hold what an executor keeps on a target. */
final class Arena implements AutoCloseable {

    /** Roles belong to the whole server, so all schemas share these. */
    static final List<Identifier> ROLES = Stream.of("o'role\"; --", "Rolle ä🦊", "SELECT", "\u202erole\n$1")
            .map(Identifier::of)
            .toList();

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "autovacuum", "off",
            "max_locks_per_transaction", "256");

    private static final String TEMPLATE = "hostile_template";

    private final PostgresServer server;

    Arena(Path folder) throws SQLException {
        server = PostgresServer.start(folder, 0, SETTINGS);
        try (Connection connection = server.connect("postgres")) {
            for (Identifier role : ROLES) {
                execute(
                        connection,
                        "DO $$BEGIN CREATE ROLE " + role.sql() + "; EXCEPTION WHEN duplicate_object THEN END$$");
            }
            execute(connection, "DROP DATABASE IF EXISTS " + TEMPLATE);
        }
        server.createDatabase(TEMPLATE);
        new TargetSchema().ensure(target(TEMPLATE));
    }

    /** Makes a database of that name that is empty but for Onoma's ledger, whatever there was before. */
    void renew(String database) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            execute(connection, "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            execute(connection, "CREATE DATABASE " + database + " TEMPLATE " + TEMPLATE);
        }
    }

    Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    /** A session as the executor has it. */
    Connection connectAsExecutor(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(database));
        source.setUser(PostgresServer.USER);
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return source.getConnection();
    }

    /** How plain {@code psql} finds the database. */
    String address(String database) {
        return "postgresql://localhost:%d/%s?user=%s".formatted(server.port(), database, PostgresServer.USER);
    }

    private Target target(String database) {
        return new Target(
                database,
                server.jdbcUrl(database),
                PostgresServer.USER,
                null,
                true,
                Optional.empty(),
                Duration.ofSeconds(5));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
