package dev.onoma.executor.target;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.command.Command;
import dev.onoma.events.Blocker;
import dev.onoma.events.FailureReport;
import dev.onoma.events.RunId;
import dev.onoma.events.StepTiming;
import dev.onoma.executor.step.StepScript;
import dev.onoma.executor.step.StepTask;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the schema {@code onoma} of a target knows, asked and told over the session. Every call is one round trip. */
final class RunLedger {

    private final TargetSession session;

    RunLedger(TargetSession session) {
        this.session = session;
    }

    /** The answer to a fence. */
    sealed interface Fence {

        /** The epoch rules; these steps stand. */
        record Fenced(List<Integer> standing) implements Fence {}

        /** A newer epoch rules. */
        record Stale() implements Fence {}

        /** Another run has not been closed. */
        record Busy(String otherRun) implements Fence {}
    }

    /** How a run was closed. */
    enum Closing {
        CLOSED,
        STALE,
        /** Onoma never did anything on the target. */
        NOTHING_THERE
    }

    Fence fence(Command.FenceRun command) throws SQLException {
        String sql = "SELECT outcome, busy_with, standing FROM onoma.fence_run(?, ?, ?, ?, ?)";
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setString(1, command.run().value());
            statement.setString(2, command.plan().value());
            statement.setString(3, command.target());
            statement.setLong(4, command.epoch());
            statement.setString(5, command.by());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return switch (row.getString(1)) {
                    case "fenced" -> new Fence.Fenced(integers(row.getArray(3)));
                    case "stale" -> new Fence.Stale();
                    case "busy" -> new Fence.Busy(row.getString(2));
                    default -> throw new IllegalStateException("onoma.fence_run answered " + row.getString(1));
                };
            }
        }
    }

    Closing close(Command.CloseRun command) throws SQLException {
        if (!exists()) {
            return Closing.NOTHING_THERE;
        }
        try (PreparedStatement statement =
                session.connection().prepareStatement("SELECT onoma.close_run(?, ?, ?, ?)")) {
            statement.setString(1, command.run().value());
            statement.setString(2, command.target());
            statement.setLong(3, command.epoch());
            statement.setString(4, command.outcome());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return switch (row.getString(1)) {
                    case "closed" -> Closing.CLOSED;
                    case "stale" -> Closing.STALE;
                    default -> throw new IllegalStateException("onoma.close_run answered " + row.getString(1));
                };
            }
        }
    }

    /** Refuses all further steps of the epoch; false when it does not rule any more. */
    boolean halt(StepTask task, FailureReport report) throws SQLException {
        String sql =
                "SELECT onoma.halt_run(?, ?, ?, ?, jsonb_build_object('kind', ?::text, 'sqlState', ?::text, 'message', ?::text))";
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setString(1, task.run().value());
            statement.setLong(2, task.epoch());
            statement.setInt(3, task.number());
            statement.setString(4, task.way());
            statement.setString(5, report.kind());
            statement.setString(6, report.sqlState());
            statement.setString(7, report.message());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The epoch that rules the run; empty where the target never heard of it. */
    Optional<Long> epoch(RunId run) throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (PreparedStatement statement =
                session.connection().prepareStatement("SELECT epoch FROM onoma.run WHERE id = ?")) {
            statement.setString(1, run.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /** When and how the step was taken that way the last time; empty when it never was. What this tells is on disk. */
    Optional<StepTiming> timing(StepTask task) throws SQLException {
        String sql = "SELECT l.* FROM onoma.settle() LEFT JOIN"
                + " (SELECT applied_at, attempts, waited_ms, held_ms FROM onoma.step_ledger"
                + " WHERE run_id = ? AND step = ? AND way = ? ORDER BY id DESC LIMIT 1) l ON true";
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setString(1, task.run().value());
            statement.setInt(2, task.number());
            statement.setString(3, task.way());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                OffsetDateTime appliedAt = row.getObject(1, OffsetDateTime.class);
                return appliedAt == null
                        ? Optional.empty()
                        : Optional.of(new StepTiming(
                                appliedAt.toInstant(), row.getInt(2), row.getDouble(3), row.getDouble(4)));
            }
        }
    }

    /** Why the run was halted, if this very step taken this way did it. */
    Optional<FailureReport> failureOf(StepTask task) throws SQLException {
        String sql = "SELECT failure ->> 'kind', failure ->> 'sqlState', failure ->> 'message' FROM onoma.run"
                + " WHERE id = ? AND epoch = ? AND status = 'halted' AND halted_step = ? AND halted_way = ?";
        try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
            statement.setString(1, task.run().value());
            statement.setLong(2, task.epoch());
            statement.setInt(3, task.number());
            statement.setString(4, task.way());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new FailureReport(row.getString(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** Who holds one of the relations in a transaction older than that, at most ten. */
    List<Blocker> holders(List<QualifiedName> relations, Duration olderThan) throws SQLException {
        String sql = "SELECT * FROM onoma.holders(%s, interval '%d ms')"
                .formatted(StepScript.names(relations), olderThan.toMillis());
        Connection connection = session.connection();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            List<Blocker> holders = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    holders.add(new Blocker(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getString(6)));
                }
            }
            return holders;
        }
    }

    /** Whether the schema was ever created. */
    private boolean exists() throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT to_regprocedure('onoma.close_run(text, text, bigint, text)') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }
}
