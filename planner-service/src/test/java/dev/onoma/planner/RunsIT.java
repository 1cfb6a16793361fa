package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.UseCounter;
import dev.onoma.planner.messaging.Reemission;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunsIT extends PlannerTest {

    @Inject
    Reemission reemission;

    @Test
    void goesFromApprovalToContractAndBack() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.answering("shop")) {
            String plan = plan("shop");
            String run = approved(plan);
            refused(
                    post("/plans/" + plan + "/approve", Map.of("by", "bob", "acknowledgeAll", true)),
                    409,
                    "already-approved",
                    run);
            ask(run, "start").statusCode(200).body("stage", equalTo("BASELINING"));
            awaitStage(run, "SOAKING");
            get("/runs/" + run)
                    .body("progress.expandApplied", greaterThan(0))
                    .body("times.expandMillis", notNullValue())
                    .body("times.longestHeldMillis", equalTo(1.5f))
                    .body("steps.findAll { it.phase == 'EXPAND' }.state", everyItem(equalTo("VALIDATED")));
            refused(ask(run, "start"), 409, "wrong-stage", run, "SOAKING");
            get("/targets/shop").body("activeRun", equalTo(run));

            ask(run, "contract")
                    .statusCode(200)
                    .body("oldNames.counted", equalTo(0))
                    .body("oldNames.sampled", greaterThan(0));
            awaitStage(run, "COMPLETED");
            get("/runs/" + run).body("times.contractMillis", notNullValue());

            post("/runs/" + run + "/rollback", Map.of("by", "ada", "reason", "second thoughts"))
                    .statusCode(200);
            awaitStage(run, "ROLLED_BACK");
            get("/runs/" + run)
                    .body("progress.applied", equalTo(0))
                    .body("times.rollbackMillis", notNullValue())
                    .body("steps.state", everyItem(equalTo("REVERTED")));
            refused(ask(run, "rollback"), 409, "wrong-stage", "rolled back already");
            get("/runs").body("id", hasItem(run));
        }
    }

    @Test
    void keepsOneRunToATargetAndCanPause() throws InterruptedException, SQLException {
        String first = approved(plan("factory"));
        String second =
                approved(post("/plans", Map.of("target", "factory", "mapping", "tables: {document_types: doc_types}"))
                        .extract()
                        .path("id"));
        try (ScriptedPeer peer = ScriptedPeer.listening("factory")) {
            ask(first, "start").statusCode(200);
            refused(ask(second, "start"), 409, "target-busy", "factory", first).body("activeRun", equalTo(first));
            ask(first, "pause").statusCode(200).body("stage", equalTo("PAUSED"));
            refused(ask(first, "pause"), 409, "wrong-stage", "PAUSED");
            ask(first, "resume").statusCode(200).body("stage", equalTo("BASELINING"));
            await().atMost(PATIENCE).until(() -> peer.commands.size() == 5);

            reemission.sendAgain();

            await().atMost(PATIENCE).until(() -> peer.commands.size() == 7);
            assertThat(peer.commands.get(5)).isInstanceOf(Command.FenceRun.class);
            assertThat(peer.commands.get(6)).isInstanceOf(Command.CaptureBaseline.class);
            assertThat(peer.commands.getLast().epoch()).isEqualTo(3);
        }
    }

    @Test
    void asksForTheNameOfAProductionTarget() {
        String run = approved(plan("live"));
        refused(ask(run, "start"), 428, "confirmation-needed", "live", "confirm");
        refused(
                post("/runs/" + run + "/start", Map.of("by", "ada", "confirm", "Live")),
                428,
                "confirmation-needed",
                "\"Live\" is not its name");
        post("/runs/" + run + "/start", Map.of("by", "ada", "confirm", "live")).statusCode(200);
        refused(ask(run, "rollback"), 428, "confirmation-needed");
    }

    @Test
    void keepsOldNamesThatAreInUse() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.answering("harbour")) {
            String run = approved(plan("harbour"));
            ask(run, "start").statusCode(200);
            awaitStage(run, "SOAKING");
            // The monitor's clock may be wrong.
            Instant there = Instant.now().minus(Duration.ofDays(3));
            peer.publish(new Event.OldNameUsed(
                    new RunId(run), "harbour", "public.\"OrderLine\"", "shop", "checkout", there));
            await().atMost(PATIENCE).until(() -> !events(run, "old-name-used").isEmpty());
            refused(ask(run, "contract"), 409, "old-names-in-use", "OrderLine", "checkout", "force");
            post("/runs/" + run + "/contract", Map.of("by", "ada", "force", true))
                    .statusCode(200);
            awaitStage(run, "COMPLETED");
            assertThat(events(run, "contract-requested")).containsExactly(true);
        }
    }

    @Test
    void keepsOldNamesThatWereCounted() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.answering("counter")) {
            String run = approved(plan("counter"));
            ask(run, "start").statusCode(200);
            awaitStage(run, "SOAKING");
            String line = "public.\"OrderLine\"";
            String item = "public.\"Item\"";
            peer.publish(counted(run, new UseCounter(line, 41, 0), new UseCounter(item, 42, 0)));
            peer.publish(counted(run, new UseCounter(line, 41, 4711)));
            await().atMost(PATIENCE)
                    .until(() -> events(run, "old-names-counted").size() == 2);

            String refusal = refused(ask(run, "contract"), 409, "old-names-in-use", "OrderLine", "4711", "force")
                    .extract()
                    .asString();
            assertThat(refusal).as("that nobody used").doesNotContain("Item\\\"");
            get("/runs/" + run + "/report")
                    .body("oldNames.uses", equalTo(List.of(0, 4711)))
                    .body("oldNames.sightings", everyItem(equalTo(0)));
            post("/runs/" + run + "/contract", Map.of("by", "ada", "force", true))
                    .statusCode(200);
            awaitStage(run, "COMPLETED");
            assertThat(events(run, "contract-requested")).containsExactly(true);
        }
    }

    private static Event.OldNamesCounted counted(String run, UseCounter... counters) {
        return new Event.OldNamesCounted(new RunId(run), "counter", List.of(counters), Instant.now());
    }

    private static List<Object> events(String run, String type) {
        return get("/events?run={run}&type={type}", run, type).extract().path("events.data.forced");
    }

    @Test
    void namesTheNearestRuns() {
        String run = approved(post("/plans", Map.of("target", "depot", "mapping", "tables: {document_types: dts}"))
                .extract()
                .path("id"));
        refused(get("/runs/" + run.substring(0, 14)), 404, "unknown-run", run);
        refused(ask("run-0", "start"), 404, "unknown-run");
        refused(post("/runs/" + run + "/rollback", Map.of("by", "ada")), 409, "wrong-stage", "not started");
        refused(post("/runs/" + run + "/rollback", Map.of("by", "ada", "scope", "step")), 422, "invalid-value", "step");
        refused(
                post("/runs/" + run + "/rollback", Map.of("by", "ada", "scope", "most")),
                400,
                "invalid-request",
                "most");
    }
}
