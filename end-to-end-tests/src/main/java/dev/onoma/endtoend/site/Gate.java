package dev.onoma.endtoend.site;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Holds the next transaction that comes by at a point that it is to be held at, until the gate opens. */
public final class Gate implements AutoCloseable {

    /** Where a transaction is held. */
    public enum Point {
        /** The step's DDL is done, and its ledger row written. */
        STEP(815, false),
        /** It is being committed. */
        COMMIT(816, false),
        /** The planner stores what it heard. */
        EVENTS(0, true);

        private final int lock;
        private final boolean control;

        Point(int lock, boolean control) {
            this.lock = lock;
            this.control = control;
        }
    }

    /** In Onoma's own schema, so that it is no drift. Who comes by waits longer than a step may wait for locks. */
    private static final String TRIGGERS = """
            CREATE OR REPLACE FUNCTION onoma.hold_at_gate() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0 AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock_shared(tg_argv[0]::bigint);
                RETURN NULL;
            END $$;
            CREATE TRIGGER hold_in_step AFTER INSERT ON onoma.step_ledger
                FOR EACH ROW EXECUTE FUNCTION onoma.hold_at_gate(815);
            CREATE CONSTRAINT TRIGGER hold_in_commit AFTER INSERT ON onoma.step_ledger
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION onoma.hold_at_gate(816)
            """;

    private static final String WAITING = """
            SELECT a.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE NOT l.granted AND %s LIMIT 1
            """;

    private final Connection connection;
    private final Point point;

    private Gate(Connection connection, Point point) {
        this.connection = connection;
        this.point = point;
    }

    /** Closes the gate. A target that no run was ever started on has no place for one yet. */
    static Gate close(Connection connection, Point point) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '10s'");
            if (!point.control && missing(statement)) {
                statement.execute(TRIGGERS);
            }
            connection.setAutoCommit(false);
            statement.execute(
                    point.control
                            ? "LOCK TABLE onoma_control.event_log_head IN EXCLUSIVE MODE"
                            : "SELECT pg_advisory_xact_lock(" + point.lock + ")");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new Gate(connection, point);
    }

    private static boolean missing(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'hold_in_commit')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /**
     * Waits until a transaction is held.
     *
     * @return its backend's process; empty where none came by in time
     */
    public OptionalInt await(Duration longest) throws SQLException, InterruptedException {
        String whom = point.control
                ? "l.relation = 'onoma_control.event_log_head'::regclass AND a.application_name = 'onoma/planner'"
                : "l.locktype = 'advisory' AND l.objid = " + point.lock + " AND a.application_name LIKE 'onoma/run-%'";
        long deadline = System.nanoTime() + longest.toNanos();
        try (Statement statement = connection.createStatement()) {
            while (System.nanoTime() < deadline) {
                try (ResultSet row = statement.executeQuery(WAITING.formatted(whom))) {
                    if (row.next()) {
                        return OptionalInt.of(row.getInt(1));
                    }
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        return OptionalInt.empty();
    }

    /** Ends a session. */
    public void terminate(int backend) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + backend + ")");
        }
    }

    /** Opens. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
