package dev.onoma.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Wakes who waits for a change, from any process, once the change is committed (PostgreSQL manual, LISTEN). */
public final class Signal implements AutoCloseable {

    private final Connection connection;

    /** Listens on a connection of its own until it is closed. */
    public Signal(DataSource source, String channel) throws SQLException {
        connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Wakes all who listen, when the transaction of the connection commits. */
    public static void send(Connection connection, String channel) throws SQLException {
        try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, '')")) {
            notify.setString(1, channel);
            notify.execute();
        }
    }

    /**
     * Waits for a signal; one that was sent since the last call counts.
     *
     * @return whether there was one in time
     */
    public boolean await(Duration atMost) throws SQLException {
        // Zero would wait for ever.
        int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, atMost.toMillis()));
        var signals = connection.unwrap(PGConnection.class).getNotifications(millis);
        return signals != null && signals.length > 0;
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            // The connection may go back to a pool.
            statement.execute("UNLISTEN *");
        }
    }
}
