package dev.onoma.benchmarks.rival;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends statements one by one, as {@code psql} does with a file. */
final class Statements {

    /** {@code lock_not_available}: the lock timeout was over (PostgreSQL manual, appendix A). */
    static final String NO_LOCK = "55P03";

    private static final String DEADLOCK = "40P01";

    /** Whoever was the victim of a deadlock so often is not going to get through. */
    static final int MOST_ATTEMPTS = 100;

    private Statements() {}

    /** All in one transaction; when it was the victim of a deadlock it is sent again, as whoever watches it would do. */
    static void inTransaction(Statement connection, List<String> statements) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            connection.execute("BEGIN");
            try {
                for (String statement : statements) {
                    connection.execute(statement);
                }
                connection.execute("COMMIT");
                return;
            } catch (SQLException e) {
                connection.execute("ROLLBACK");
                if (!isDeadlock(e) || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Whether a failure is, or was caused by, a deadlock whose victim we were: whoever watches the tool starts it again. */
    static boolean isDeadlock(@Nullable Throwable failure) {
        if (failure instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) {
            return true;
        }
        return failure != null && isDeadlock(failure.getCause());
    }
}
