package dev.onoma.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Something done on one connection, all or nothing. */
@FunctionalInterface
public interface Transaction<T> {

    T on(Connection connection) throws SQLException;

    /** Does it, and commits; whatever is thrown rolls it back. */
    static <T> T in(DataSource source, Transaction<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // The server rolls back what a lost connection leaves.
            cause.addSuppressed(lost);
        }
    }
}
