package dev.onoma.monitor.soak;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The right to watch a target, which one instance has: an advisory lock on the target, kept by the watch's own connection (PostgreSQL
 * manual, 13.3.5). Who dies or loses the connection loses it at once, without any clock.
 */
final class Lease {

    /** Beside the executor's own, whose last digit is one less. */
    private static final String TAKE = "SELECT pg_try_advisory_lock(7954878246901444962)";

    private @Nullable Connection holder;

    /** Takes it over the connection unless it is held by it already. */
    @SuppressWarnings("ReferenceEquality") // it goes with this very connection
    boolean take(Connection connection) throws SQLException {
        if (connection == holder) {
            return true;
        }
        holder = null;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TAKE)) {
            if (row.next() && row.getBoolean(1)) {
                holder = connection;
            }
        }
        return holder != null;
    }
}
