package dev.onoma.endtoend.torture;

import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Site;
import dev.onoma.plan.Plan;
import dev.onoma.wire.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of a run, held against the guarantees: the target's ledger, the event log and the catalogue have to tell one story, in
 * which no step was taken twice, none was lost, and none was taken by a stale epoch or out of order.
 */
public record History(Site site, String target, String run, Plan plan, Snapshot before) {

    private static final String TOLD = """
            SELECT (payload::json ->> 'step')::int, type = 'dev.onoma.step-applied', (payload::json ->> 'epoch')::bigint
            FROM onoma_control.event_log
            WHERE run = ? AND type IN ('dev.onoma.step-applied', 'dev.onoma.step-reverted')
            ORDER BY position
            """;

    private static final String TAKEN =
            "SELECT step, way = 'forward', epoch FROM onoma.step_ledger WHERE run_id = ? ORDER BY id";

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

    /** Every guarantee that does not hold once the run has come to rest, in words; empty where all do. */
    public List<String> violations() throws SQLException, IOException, InterruptedException {
        List<String> violations = new ArrayList<>();
        String stage = site.planner().get("runs/" + run).text("stage");
        try (Connection connection = site.connect(target);
                Connection control = site.connectToControl()) {
            Traces traces = new Traces(plan, taken(connection), deeds(control, TOLD));
            violations.addAll(traces.violationsAtRest(stage));
            violations.addAll(traces.differences(before, new CatalogReader(Scope.all()).read(connection)));
        }
        Planner.Answer audit = site.planner().get("audit/verify");
        if (!audit.body().path("unbroken").asBoolean()) {
            violations.add("the event log's chain is broken: " + audit.body());
        }
        return violations;
    }

    /**
     * The same of a run that is under way, as far as it can be said then. No step is taken meanwhile: they wait, as for any lock.
     *
     * @throws SQLException also where the server is away
     */
    List<String> violationsUnderWay() throws SQLException {
        try (Connection connection = site.connect(target);
                Connection hold = site.connect(target)) {
            if (!hasLedger(connection)) {
                return List.of();
            }
            hold.setAutoCommit(false);
            if (!holdsStill(hold)) {
                return List.of();
            }
            Traces traces = new Traces(plan, taken(connection), List.of());
            List<String> violations = new ArrayList<>(traces.violations());
            violations.addAll(traces.differences(before, new CatalogReader(Scope.all()).read(connection)));
            return violations;
        }
    }

    /** Whether the target knows the run: then no step is taken until the transaction ends. */
    private boolean holdsStill(Connection hold) throws SQLException {
        try (Statement statement = hold.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '2s'");
            try (ResultSet row = statement.executeQuery("SELECT FROM onoma.run WHERE id = '" + run + "' FOR SHARE")) {
                return row.next();
            }
        }
    }

    /** How many steps were taken until now, forward and back. */
    int steps() throws SQLException {
        try (Connection connection = site.connect(target)) {
            return taken(connection).size();
        }
    }

    private List<Traces.Deed> taken(Connection connection) throws SQLException {
        return hasLedger(connection) ? deeds(connection, TAKEN) : List.of();
    }

    private List<Traces.Deed> deeds(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, run);
            List<Traces.Deed> deeds = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    deeds.add(new Traces.Deed(rows.getInt(1), rows.getBoolean(2), rows.getLong(3)));
                }
            }
            return deeds;
        }
    }

    /** A target that was never reached has none. */
    private static boolean hasLedger(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('onoma.step_ledger') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
