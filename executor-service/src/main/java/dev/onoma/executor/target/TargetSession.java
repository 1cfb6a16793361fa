package dev.onoma.executor.target;

import dev.onoma.catalog.Literal;
import dev.onoma.catalog.jdbc.ServerAdvice;
import dev.onoma.executor.step.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The one kept connection to a target, made anew when it broke. For one thread at a time. */
final class TargetSession implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TargetSession.class);

    private static final String DEPENDENTS = "2BP01";

    private final Target target;
    private @Nullable Connection connection;

    TargetSession(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    /** The connection, in auto-commit mode and outside any transaction unless a script failed. */
    Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = target.connect();
            connection = open;
        }
        return open;
    }

    /** Whether there is a connection from before: it may have broken while nobody used it. */
    boolean isKept() {
        return connection != null;
    }

    /** Ends what a failed script left, so that the next one starts afresh; a connection that cannot even do that is dropped. */
    void rollBack() {
        Connection open = connection;
        if (open == null) {
            return;
        }
        try (Statement statement = open.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            discard();
        }
    }

    /** Forgets a connection that broke. */
    void discard() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                LOG.debugf("Closing the broken connection to %s: %s", target.name(), e.getMessage());
            }
        }
    }

    /**
     * What the exception means; details, which can hold rows, are left behind here, but for those about dependent objects or the
     * server.
     */
    static Failure failure(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server == null) {
            return Failure.of(e.getSQLState(), e.getMessage());
        }
        String detail = DEPENDENTS.equals(server.getSQLState()) ? server.getDetail() : null;
        String said = detail == null
                ? ServerAdvice.sentence(server.getSQLState(), server.getMessage(), server.getDetail(), server.getHint())
                : server.getMessage() + ": " + detail.replace('\n', ';');
        return Failure.of(e.getSQLState(), said);
    }

    @Override
    public void close() {
        discard();
    }

    @Override
    public String toString() {
        return "session of " + Literal.printable(target.name());
    }
}
