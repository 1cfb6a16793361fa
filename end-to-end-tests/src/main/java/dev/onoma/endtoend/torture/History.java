package dev.onoma.endtoend.torture;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Site;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.wire.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is left of a run, held against the guarantees: the target's ledger, the event log and the catalogue have to tell one story, in
 * which no step was taken twice, none was lost, and none was taken by a stale epoch or out of order.
 */
public record History(Site site, String target, String run, Plan plan, Snapshot before) {

    /** A row of the target's ledger. */
    private record Taken(long position, int step, boolean forward, long epoch) {}

    /** Of a run that was approved and has not been started yet. */
    public static History begin(Site site, String target, String run)
            throws IOException, InterruptedException, SQLException {
        Planner planner = site.planner();
        String plan = planner.get("runs/" + run).text("plan");
        try (Connection connection = site.connect(target)) {
            return new History(
                    site,
                    target,
                    run,
                    Json.mapper().treeToValue(planner.get("plans/" + plan).body(), Plan.class),
                    new CatalogReader(Scope.all()).read(connection));
        }
    }

    /** Every guarantee that does not hold, in words; empty where all do. */
    public List<String> violations() throws SQLException, IOException, InterruptedException {
        List<String> violations = new ArrayList<>();
        try (Connection connection = site.connect(target);
                Connection control = site.connectToControl()) {
            List<Taken> ledger = ledger(connection);
            Set<Integer> standing = standing(ledger, violations);
            order(ledger, violations);
            told(ledger, control, violations);
            catalogue(standing, connection, violations);
        }
        Planner.Answer audit = site.planner().get("audit/verify");
        if (!audit.body().path("unbroken").asBoolean()) {
            violations.add("the event log's chain is broken: " + audit.body());
        }
        return violations;
    }

    private List<Taken> ledger(Connection connection) throws SQLException {
        if (!isThere(connection)) {
            return List.of();
        }
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, step, way = 'forward', epoch FROM onoma.step_ledger WHERE run_id = ? ORDER BY id")) {
            query.setString(1, run);
            List<Taken> ledger = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ledger.add(new Taken(rows.getLong(1), rows.getInt(2), rows.getBoolean(3), rows.getLong(4)));
                }
            }
            return ledger;
        }
    }

    /** A target that was never reached has no ledger. */
    private static boolean isThere(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('onoma.step_ledger') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** The steps that stand: each goes forward only where it does not, and back only where it does. */
    private static Set<Integer> standing(List<Taken> ledger, List<String> violations) {
        Set<Integer> standing = new TreeSet<>();
        for (Taken taken : ledger) {
            boolean changes = taken.forward() ? standing.add(taken.step()) : standing.remove(taken.step());
            if (!changes) {
                violations.add("taken twice: " + taken);
            }
        }
        return standing;
    }

    /** Epochs only grow; within one, and one direction, steps come in the plan's order or against it. */
    private static void order(List<Taken> ledger, List<String> violations) {
        for (int i = 1; i < ledger.size(); i++) {
            Taken last = ledger.get(i - 1);
            Taken next = ledger.get(i);
            if (next.epoch() < last.epoch()) {
                violations.add("by a stale epoch: " + next + " after " + last);
            } else if (next.epoch() == last.epoch()
                    && next.forward() == last.forward()
                    && next.forward() != next.step() > last.step()) {
                violations.add("out of order: " + next + " after " + last);
            }
        }
    }

    /** What the ledger has, the log tells, and nothing else. */
    private void told(List<Taken> ledger, Connection control, List<String> violations) throws SQLException {
        Set<String> told = new HashSet<>();
        try (PreparedStatement query = control.prepareStatement("""
                SELECT type = 'dev.onoma.step-applied', (payload::json ->> 'step')::int, (payload::json ->> 'epoch')::bigint
                FROM onoma_control.event_log
                WHERE run = ? AND type IN ('dev.onoma.step-applied', 'dev.onoma.step-reverted')
                """)) {
            query.setString(1, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    told.add(story(rows.getBoolean(1), rows.getInt(2), rows.getLong(3)));
                }
            }
        }
        Set<String> done = new HashSet<>();
        ledger.forEach(taken -> done.add(story(taken.forward(), taken.step(), taken.epoch())));
        done.stream().filter(story -> !told.contains(story)).forEach(story -> violations.add("never told: " + story));
        told.stream().filter(story -> !done.contains(story)).forEach(story -> violations.add("never done: " + story));
    }

    private static String story(boolean forward, int step, long epoch) {
        return "step %d %s in epoch %d".formatted(step, forward ? "applied" : "reverted", epoch);
    }

    private void catalogue(Set<Integer> standing, Connection connection, List<String> violations) throws SQLException {
        List<PlannedStep> steps =
                standing.stream().map(number -> plan.step(number).orElseThrow()).toList();
        Snapshot actual = new CatalogReader(Scope.all()).read(connection);
        Description.shape(Plan.predict(before, steps))
                .differencesTo(Description.shape(actual))
                .forEach(difference -> violations.add("the catalogue is not what the plan says with %d steps: %s"
                        .formatted(standing.size(), difference)));
        if (standing.isEmpty() && !Fingerprint.of(actual).equals(plan.fingerprint())) {
            violations.add("the rollback is not exact: the fingerprint is another than before");
        }
    }
}
