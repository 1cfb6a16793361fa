package dev.onoma.monitor.health;

import dev.onoma.catalog.Literal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;

/**
 * Runs benchmark queries. Three things keep them from changing anything: only one statement that begins as a query is sent, its
 * transaction is read-only and has its snapshot already, so it cannot be made writable (PostgreSQL manual, SET TRANSACTION), and the
 * session's default is read-only too.
 */
final class BenchmarkRunner {

    private static final Set<SqlCommandType> QUERIES = Set.of(SqlCommandType.SELECT, SqlCommandType.WITH);
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String CANCELLED = "57014";
    private static final int FETCHED_AT_ONCE = 1_000;
    /** Enough to measure; what a query sends beyond it would measure the network. */
    private static final int MOST_ROWS = 10_000;

    private BenchmarkRunner() {}

    /**
     * Runs it once.
     *
     * @throws SQLException when the connection broke
     */
    static BenchmarkResult run(Connection connection, Benchmark benchmark) throws SQLException {
        String objection = objection(benchmark);
        if (objection != null) {
            return new BenchmarkResult.Refused(objection);
        }
        connection.setAutoCommit(false);
        try {
            begin(connection, benchmark);
            double millis = measure(connection, benchmark.sql());
            // Not a rollback: those are counted as errors.
            connection.commit();
            return new BenchmarkResult.Took(millis);
        } catch (SQLException e) {
            if (connection.isClosed() || isLost(e)) {
                throw e;
            }
            connection.rollback();
            return ended(benchmark, e);
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void begin(Connection connection, Benchmark benchmark) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET TRANSACTION READ ONLY; SET LOCAL search_path = DEFAULT; SET LOCAL statement_timeout = "
                            + benchmark.timeout().toMillis() + "; SELECT 1");
        }
    }

    private static double measure(Connection connection, String sql) throws SQLException {
        long began = System.nanoTime();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCHED_AT_ONCE);
            query.setMaxRows(MOST_ROWS);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    // Its rows are part of what it takes.
                }
            }
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static BenchmarkResult ended(Benchmark benchmark, SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case READ_ONLY_TRANSACTION ->
                new BenchmarkResult.Refused(
                        "The benchmark %s writes (%s): nothing was changed. Let it only read; it is not run again until the monitor starts anew."
                                .formatted(benchmark.name(), said(e)));
            case CANCELLED -> new BenchmarkResult.Took(benchmark.timeout().toMillis());
            default ->
                new BenchmarkResult.Failed("The benchmark %s fails: %s (SQLSTATE %s)"
                        .formatted(benchmark.name(), said(e), e.getSQLState()));
        };
    }

    /** Why it is not even tried; null where nothing is against it. */
    private static @Nullable String objection(Benchmark benchmark) throws SQLException {
        List<NativeQuery> statements = Parser.parseJdbcSql(benchmark.sql(), true, true, true, false, true);
        if (statements.size() != 1) {
            return "The benchmark %s is %d statements: give it one query."
                    .formatted(benchmark.name(), statements.size());
        }
        SqlCommandType type = statements.getFirst().getCommand().getType();
        return QUERIES.contains(type)
                ? null
                : "The benchmark %s is no query, it begins with neither SELECT nor WITH: it was not run."
                        .formatted(benchmark.name());
    }

    private static boolean isLost(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static String said(SQLException e) {
        return Literal.printable(
                String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
}
