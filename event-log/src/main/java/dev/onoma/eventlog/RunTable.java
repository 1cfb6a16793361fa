package dev.onoma.eventlog;

import dev.onoma.events.RunId;
import dev.onoma.plan.PlanId;
import dev.onoma.run.RunState;
import dev.onoma.wire.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The statements on {@code onoma_control.run}. */
final class RunTable {

    private RunTable() {}

    static void insert(Connection connection, RunState state) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO onoma_control.run (stage, holds_target, state, plan, target, id)
                VALUES (?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, state.stage().name());
            insert.setBoolean(2, state.stage().holdsTarget());
            insert.setString(3, Json.write(state));
            insert.setString(4, state.plan().value());
            insert.setString(5, state.target());
            insert.setString(6, state.run().value());
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, RunState state) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE onoma_control.run
                SET stage = ?, holds_target = ?, state = ?, version = version + 1, changed_at = now()
                WHERE id = ?
                """)) {
            update.setString(1, state.stage().name());
            update.setBoolean(2, state.stage().holdsTarget());
            update.setString(3, Json.write(state));
            update.setString(4, state.run().value());
            update.executeUpdate();
        }
    }

    /** In the order of their ids, so that two transactions never wait for each other. */
    static List<RunState> lock(Connection connection, Collection<RunId> runs) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT state FROM onoma_control.run WHERE id = ANY (?) ORDER BY id FOR UPDATE")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", runs.stream().map(RunId::value).toArray()));
            return states(query);
        }
    }

    /** In the same order. */
    static List<RunState> lockOfTarget(Connection connection, String target) throws SQLException {
        return select(
                connection, "SELECT state FROM onoma_control.run WHERE target = ? ORDER BY id FOR UPDATE", target);
    }

    static List<RunState> ofPlan(Connection connection, PlanId plan) throws SQLException {
        return select(
                connection, "SELECT state FROM onoma_control.run WHERE plan = ? ORDER BY approved_at", plan.value());
    }

    /** The latest first. */
    static List<RunState> ofTarget(Connection connection, String target) throws SQLException {
        return select(
                connection, "SELECT state FROM onoma_control.run WHERE target = ? ORDER BY approved_at DESC", target);
    }

    static List<RunState> byId(Connection connection, RunId run) throws SQLException {
        return select(connection, "SELECT state FROM onoma_control.run WHERE id = ?", run.value());
    }

    static List<RunState> holding(Connection connection, String target) throws SQLException {
        return select(connection, "SELECT state FROM onoma_control.run WHERE holds_target AND target = ?", target);
    }

    /** The latest first. */
    static List<RunState> all(Connection connection) throws SQLException {
        return select(connection, "SELECT state FROM onoma_control.run ORDER BY approved_at DESC");
    }

    /** Of every target. */
    static List<RunState> lockHolding(Connection connection) throws SQLException {
        return select(connection, "SELECT state FROM onoma_control.run WHERE holds_target ORDER BY id FOR UPDATE");
    }

    private static List<RunState> select(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            return states(query);
        }
    }

    private static List<RunState> states(PreparedStatement query) throws SQLException {
        List<RunState> states = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                states.add(Json.read(rows.getString(1), RunState.class));
            }
        }
        return states;
    }
}
