package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue of PostgreSQL 14 to 18 in about thirty queries, however many objects there are. It needs no rights
 * but to connect, takes no lock that anybody waits for, and can be used by many threads.
 */
public final class CatalogReader {

    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final Scope.Filter scope;
    private final Duration patience;

    public CatalogReader(Scope scope) {
        this(scope, DEFAULT_PATIENCE);
    }

    /**
     * @param patience how long reading is tried again while DDL of others gets in between
     */
    public CatalogReader(Scope scope, Duration patience) {
        this.scope = scope.filter();
        this.patience = patience;
    }

    /**
     * The catalogue at one moment.
     *
     * @param connection in auto-commit mode, since reading needs transactions of its own; it is left as it was
     * @throws CatalogKeepsChanging when DDL of others left no time to read
     * @throws SQLException when the connection breaks
     */
    public Snapshot read(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalStateException("The connection to \"" + connection.getCatalog()
                    + "\" is inside a transaction. Read the catalogue over one in auto-commit mode.");
        }
        long deadline = System.nanoTime() + patience.toNanos();
        for (int number = 1; ; number++) {
            Attempt attempt = attempt(connection);
            Set<String> changes = attempt.before().changesTo(inOneMoment(connection, Marker::take));
            if (changes.isEmpty() && attempt.failure() != null) {
                throw attempt.failure();
            }
            if (changes.isEmpty() && attempt.snapshot() != null) {
                return attempt.snapshot();
            }
            if (System.nanoTime() >= deadline || !paused(number)) {
                throw new CatalogKeepsChanging(connection.getCatalog(), changes, patience);
            }
        }
    }

    /**
     * One reading, not yet known to be whole.
     *
     * @param snapshot null where it failed or does not agree with itself
     * @param failure what the server refused; while objects change that can be for their sake
     */
    private record Attempt(
            Marker before,
            @Nullable Snapshot snapshot,
            @Nullable SQLException failure) {}

    private Attempt attempt(Connection connection) throws SQLException {
        return inOneMoment(connection, open -> {
            Marker before = Marker.take(open);
            try {
                return new Attempt(before, new SnapshotReading(open, scope).read(), null);
            } catch (SQLException refused) {
                return new Attempt(before, null, refused);
            } catch (TornReading changed) {
                return new Attempt(before, null, null);
            }
        });
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs the work in a read-only transaction that sees one moment, and ends it. */
    private static <T> T inOneMoment(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Query.SETTINGS.run(connection);
            return work.on(connection);
        } finally {
            leaveTransaction(connection);
        }
    }

    /** Ends what may still be open. A broken connection has nothing to end, and what broke it is already on its way up. */
    private static void leaveTransaction(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** False when the thread is to stop. */
    private static boolean paused(int attempt) {
        try {
            Thread.sleep(Math.min(LONGEST_PAUSE.toMillis(), 1L << Math.min(attempt, 10)));
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
