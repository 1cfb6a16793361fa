package dev.onoma.monitor.cdc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The publication of the tables whose rows are watched. Where more than TRUNCATE is published, a table without a replica identity is
 * never in it, since clients could not update it any more.
 */
final class CapturePublication {

    static final String NAME = "onoma_capture";
    private static final String TRUNCATE = "truncate";
    /** SQLSTATEs of PostgreSQL's manual, appendix A: no table of that name, or it is a view's. */
    private static final Set<String> RENAMED = Set.of("42P01", "22023");

    private static final int MOST_ATTEMPTS = 20;

    private record State(String operations, List<String> tables) {}

    private CapturePublication() {}

    /**
     * Brings it to the wanted state; does nothing where it is in it. Takes SHARE UPDATE EXCLUSIVE on the tables for a moment.
     *
     * @param relations names in SQL; those that cannot be published are left out
     * @param operations such as {@code update, delete, truncate}
     */
    static void ensure(Connection connection, Collection<String> relations, String operations) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                bring(connection, relations, operations);
                return;
            } catch (SQLException e) {
                // The executor renames tables meanwhile: the statement may have queued behind the lock of a step.
                if (attempt == MOST_ATTEMPTS || !RENAMED.contains(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private static void bring(Connection connection, Collection<String> relations, String operations)
            throws SQLException {
        State wanted = new State(operations, publishable(connection, relations, operations));
        State actual = published(connection);
        if (wanted.equals(actual)) {
            return;
        }
        String tables = wanted.tables().isEmpty() ? "" : " TABLE " + String.join(", ", wanted.tables());
        try (Statement statement = connection.createStatement()) {
            if (actual != null
                    && !wanted.tables().isEmpty()
                    && actual.operations().equals(operations)) {
                statement.execute("ALTER PUBLICATION " + NAME + " SET" + tables);
            } else {
                String forTables = tables.isEmpty() ? "" : " FOR" + tables;
                statement.execute("DROP PUBLICATION IF EXISTS " + NAME + "; CREATE PUBLICATION " + NAME + forTables
                        + " WITH (publish = '" + operations + "')");
            }
        }
    }

    static void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP PUBLICATION IF EXISTS " + NAME);
        }
    }

    static boolean exists(Connection connection) throws SQLException {
        return published(connection) != null;
    }

    private static List<String> publishable(Connection connection, Collection<String> relations, String operations)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Query.PUBLISHABLE.sql())) {
            statement.setArray(1, connection.createArrayOf("text", relations.toArray()));
            statement.setBoolean(2, operations.equals(TRUNCATE));
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            return tables;
        }
    }

    private static @Nullable State published(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Query.PUBLISHED.sql())) {
            if (!row.next()) {
                return null;
            }
            Array tables = row.getArray(2);
            return new State(row.getString(1), List.of((String[]) tables.getArray()));
        }
    }
}
