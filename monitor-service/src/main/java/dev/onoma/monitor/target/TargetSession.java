package dev.onoma.monitor.target;

import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one kept connection of a watch, made anew when it broke. For one thread. */
public final class TargetSession implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TargetSession.class);

    private final Target target;
    private @Nullable Connection connection;

    public TargetSession(Target target) {
        this.target = target;
    }

    /** The connection, in auto-commit mode. */
    public Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = target.connect();
            connection = open;
        }
        return open;
    }

    /** Whether there is a connection, as far as is known here. */
    public boolean isOpen() {
        return connection != null;
    }

    /** Forgets a connection that broke. */
    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debugf("Closing the connection to %s: %s", target.name(), e.getMessage());
            }
        }
    }
}
