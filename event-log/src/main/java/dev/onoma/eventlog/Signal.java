package dev.onoma.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Wakes who waits for a change, from any process, once the change is committed (PostgreSQL manual, LISTEN). */
public final class Signal implements AutoCloseable {

    /** A connection that died without a word is as silent as one on which nobody calls: after so much silence it is asked. */
    private static final Duration TRUSTED = Duration.ofSeconds(10);

    private static final int TIME_TO_ANSWER_SECONDS = 5;
    private static final String CONNECTION_LOST = "08006";

    private final Connection connection;
    private final Duration trusted;
    private long heardAt = System.nanoTime();

    /** Listens on a connection of its own until it is closed. */
    public Signal(DataSource source, String channel) throws SQLException {
        this(source, channel, TRUSTED);
    }

    Signal(DataSource source, String channel, Duration trusted) throws SQLException {
        this.trusted = trusted;
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
     * @throws SQLException when the connection is lost; signals may be lost with it
     */
    public boolean await(Duration atMost) throws SQLException {
        // Zero would wait for ever.
        int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, atMost.toMillis()));
        var signals = connection.unwrap(PGConnection.class).getNotifications(millis);
        boolean called = signals != null && signals.length > 0;
        if (called) {
            heardAt = System.nanoTime();
        } else if (System.nanoTime() - heardAt > trusted.toNanos()) {
            ask();
        }
        return called;
    }

    private void ask() throws SQLException {
        if (!connection.isValid(TIME_TO_ANSWER_SECONDS)) {
            // Without a goodbye, for whose answer it would wait.
            connection.abort(Runnable::run);
            throw new SQLException(
                    "PostgreSQL does not answer on the connection that listens for signals.", CONNECTION_LOST);
        }
        heardAt = System.nanoTime();
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
