package dev.onoma.monitor;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.wire.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MonitorSurroundings.class)
class MonitorServiceIT {

    private static final String VIEW = "relation public.\"InventoryItem\"";

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire();
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void whileARunSoaksItTellsWhoUsesOldNamesAndWhatDrifts() throws Exception {
        RunId run = new RunId("run-00000011");
        soak(run, "shop");

        try (Connection client = connection("shop");
                Statement statement = client.createStatement()) {
            statement.execute("SET application_name = 'billing'; BEGIN; SELECT count(*) FROM \"InventoryItem\"");
            Event.OldNameUsed use =
                    wire.awaitEvent(Event.OldNameUsed.class, e -> e.run().equals(run));
            assertThat(use.relation()).isEqualTo("public.\"InventoryItem\"");
            assertThat(use.application()).isEqualTo("billing");
            assertThat(use.target()).isEqualTo("shop");
            statement.execute("ROLLBACK");
        }

        execute("shop", "ANALYZE; CREATE TEMPORARY TABLE scratch (id int)");
        execute("shop", "ALTER VIEW \"InventoryItem\" RENAME TO elsewhere");
        AlertRaised raised = wire.awaitAlert(AlertRaised.class, a -> about(a, run, VIEW));
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.kind()).isEqualTo("schema-drift");
        assertThat(raised.summary()).contains("shop").contains(run.value());

        execute("shop", "ALTER VIEW elsewhere RENAME TO \"InventoryItem\"");
        AlertResolved resolved = wire.awaitAlert(AlertResolved.class, a -> a.id().equals(raised.id()));
        assertThat(resolved.target()).isEqualTo("shop");

        assertThat(wire.alertsSoFar(AlertRaised.class, a -> about(a, run, VIEW)))
                .as("told once")
                .hasSize(1);
        assertThat(wire.alertsSoFar(
                        AlertRaised.class, a -> a.details().get("object").contains("scratch")))
                .isEmpty();
        assertThat(wire.eventsSoFar(Event.OldNameUsed.class, e -> e.run().equals(run)))
                .hasSize(1);

        wire.send(changed(run, "shop", 2, "ROLLING_BACK"));
        awaitSoaking(0);
        get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        get("/q/metrics").then().statusCode(200).body(containsString("onoma_monitor_old_names_used_total"));
    }

    @Test
    void whatOnomaItselfDoesIsNoDriftHoweverLateTheNewsComes() throws Exception {
        RunId run = new RunId("run-00000021");
        wire.sendGarbage(run.value());
        soak(run, "store");
        // What the first look finds has to stay; a harmless change proves that later ones see what changes.
        await().atMost(Wire.PATIENCE).until(() -> looks("store") > 0);
        execute("store", "CREATE TABLE begun (id int)");
        wire.awaitAlert(AlertRaised.class, a -> about(a, run, "table public.begun"));

        System.setProperty(MonitorSurroundings.STAGE, "CONTRACTING");
        try {
            contract("store");
            // Many looks later nothing was said, for the planner confirms none of them.
            double looks = looks("store");
            await().atMost(Wire.PATIENCE).until(() -> looks("store") > looks + 3);
            assertThat(wire.alertsSoFar(AlertRaised.class, a -> about(a, run, VIEW)))
                    .isEmpty();
            wire.send(changed(run, "store", 2, "CONTRACTING"));
            awaitSoaking(0);
        } finally {
            System.setProperty(MonitorSurroundings.STAGE, "SOAKING");
        }
    }

    private void soak(RunId run, String target) throws Exception {
        wire.send(new Event.PlanApproved(run, target, plan(target).id(), "ann", List.of()));
        wire.send(changed(run, target, 1, "EXPANDING"));
        wire.send(changed(run, target, 1, "SOAKING"));
        awaitSoaking(1);
    }

    private static Event changed(RunId run, String target, long epoch, String stage) {
        return new Event.StageChanged(run, target, epoch, "?", stage, "");
    }

    private static boolean about(AlertRaised alert, RunId run, String object) {
        return run.value().equals(alert.details().get("run"))
                && object.equals(alert.details().get("object"));
    }

    private static void awaitSoaking(int runs) {
        await().atMost(Wire.PATIENCE).until(() -> metric("onoma_monitor_runs_soaking") == runs);
    }

    private static double looks(String target) {
        return metric("onoma_monitor_drift_look_seconds_count{target=\"" + target + "\"}");
    }

    private static double metric(String name) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }

    private static Plan plan(String target) {
        return Json.read(System.getProperty("onoma-monitor-test." + target + ".plan"), Plan.class);
    }

    private static void contract(String target) throws SQLException {
        for (PlannedStep step : plan(target).steps(Phase.CONTRACT)) {
            execute(target, "BEGIN;\n" + step.step().forward() + "COMMIT;");
        }
    }

    private static void execute(String target, String sql) throws SQLException {
        try (Connection connection = connection(target);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection(String target) throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("onoma-monitor-test." + target + ".url"), "postgres", "postgres");
    }
}
