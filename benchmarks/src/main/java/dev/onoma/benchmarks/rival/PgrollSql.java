package dev.onoma.benchmarks.rival;

import dev.onoma.benchmarks.load.Naming;
import dev.onoma.benchmarks.load.Rename;
import dev.onoma.benchmarks.stack.Databases;
import dev.onoma.local.stack.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The statements of pgroll as its documents show them (tutorial, rename table, rename column, client applications): a schema of views for
 * each version, which clients choose by {@code search_path}. Each is sent alone with a lock timeout of 500 ms, and again after a pause that
 * doubles from a second to a minute, with jitter. The table in which pgroll keeps its own state is left out, in its favour.
 */
record PgrollSql(Database database, List<Rename> renames) {

    static final String OLD_VERSION = "public_01_old_names";
    static final String NEW_VERSION = "public_02_new_names";
    private static final String LOCK_TIMEOUT = "SET lock_timeout = '500ms'";
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    PgrollSql {
        renames = List.copyOf(renames);
    }

    /** The database as clients of a version see it. */
    Database seenBy(String version) {
        String separator = database.jdbcUrl().contains("?") ? "&" : "?";
        return new Database(
                database.jdbcUrl() + separator + "currentSchema=" + version, database.user(), database.password());
    }

    /** Makes the views of a version. */
    void create(String version, Naming naming) throws InterruptedException, SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE SCHEMA IF NOT EXISTS \"%s\"".formatted(version));
        renames.forEach(rename -> statements.add(view(version, rename, naming)));
        send(statements);
    }

    /** Drops the views of a version. */
    void drop(String version) throws InterruptedException, SQLException {
        send(List.of("DROP SCHEMA IF EXISTS \"%s\" CASCADE".formatted(version)));
    }

    /** Renames the tables and columns themselves. */
    void rename() throws InterruptedException, SQLException {
        List<String> statements = new ArrayList<>();
        for (Rename rename : renames) {
            statements.add(
                    "ALTER TABLE IF EXISTS \"%s\" RENAME TO \"%s\"".formatted(rename.oldName(), rename.newName()));
            new RenameScript(rename)
                    .changedColumns()
                    .forEach(column -> statements.add("ALTER TABLE IF EXISTS \"%s\" RENAME COLUMN \"%s\" TO \"%s\""
                            .formatted(rename.newName(), column.getKey(), column.getValue())));
        }
        send(statements);
    }

    private static String view(String version, Rename rename, Naming naming) {
        boolean old = naming == Naming.OLD;
        String view = "\"%s\".\"%s\"".formatted(version, old ? rename.oldName() : rename.newName());
        String columns = rename.columns().entrySet().stream()
                .map(column -> "\"%s\" AS \"%s\"".formatted(column.getKey(), old ? column.getKey() : column.getValue()))
                .collect(Collectors.joining(","));
        return "BEGIN; DROP VIEW IF EXISTS %1$s; CREATE VIEW %1$s WITH (security_invoker = true) AS SELECT %2$s FROM \"%3$s\"; COMMIT"
                .formatted(view, columns, rename.oldName());
    }

    private void send(List<String> statements) throws InterruptedException, SQLException {
        try (Connection connection = Databases.connectPlainly(database);
                Statement statement = connection.createStatement()) {
            statement.execute(LOCK_TIMEOUT);
            for (String sql : statements) {
                send(statement, sql);
            }
        }
    }

    private static void send(Statement connection, String sql) throws InterruptedException, SQLException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                connection.execute(sql);
                return;
            } catch (SQLException e) {
                connection.execute("ROLLBACK");
                if (!Statements.NO_LOCK.equals(e.getSQLState())) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(pause));
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }
}
