package dev.onoma.monitor.soak;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right to watch a target, which one instance has: an advisory lock on the target, kept by the watch's own connection (PostgreSQL
 * manual, 13.3.5). Who dies or loses the connection loses it at once, without any clock. So does, after a while, who has fallen asleep: its
 * process stands still, but the system keeps its connection, and the server ends that session.
 */
final class Lease {

    private static final Duration LEAST_SLEEP = Duration.ofSeconds(30);
    private static final int TURNS_MISSED = 3;

    /** Beside the executor's own, whose last digit is one less. */
    private static final String TAKE = "SELECT pg_try_advisory_lock(7954878246901444962)";

    private final String endOfSleep;
    private @Nullable Connection holder;

    /**
     * One for who {@linkplain #take comes by} at this interval.
     */
    static Lease renewedEvery(Duration interval) {
        Duration missed = interval.multipliedBy(TURNS_MISSED);
        return new Lease(missed.compareTo(LEAST_SLEEP) > 0 ? missed : LEAST_SLEEP);
    }

    /**
     * @param longestSleep without a word from the holder, after which another one may have it
     */
    Lease(Duration longestSleep) {
        endOfSleep = "SET idle_session_timeout = %1$d; SET idle_in_transaction_session_timeout = %1$d"
                .formatted(longestSleep.toMillis());
    }

    /**
     * Takes it over the connection unless it is held by it already; to be called often, as a sign of life.
     *
     * @throws SQLException when the connection is lost, and with it the lease
     */
    @SuppressWarnings("ReferenceEquality") // it goes with this very connection
    boolean take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (connection == holder) {
                statement.execute("SELECT 1");
                return true;
            }
            holder = null;
            try (ResultSet row = statement.executeQuery(TAKE)) {
                if (!row.next() || !row.getBoolean(1)) {
                    return false;
                }
            }
            statement.execute(endOfSleep);
            holder = connection;
            return true;
        }
    }
}
