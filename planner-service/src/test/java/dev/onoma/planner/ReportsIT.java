package dev.onoma.planner;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.RunId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportsIT extends PlannerTest {

    @Test
    void tellsOfARunInThreeLanguages() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.answering("wharf")) {
            String run = approved(plan("wharf"));
            ask(run, "start").statusCode(200);
            awaitStage(run, "SOAKING");
            peer.publish(new Event.HealthSampled(
                    new RunId(run), "wharf", HealthPhase.DURING, Instant.now(), Map.of("connections", 7.0)));
            send(
                            "/alerts",
                            Map.of(
                                    "target",
                                    "wharf",
                                    "kind",
                                    "errors",
                                    "severity",
                                    "CRITICAL",
                                    "source",
                                    "ops",
                                    "summary",
                                    "<b>"))
                    .statusCode(202);
            awaitStage(run, "ROLLED_BACK");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> report(run, "application/json")
                            .statusCode(200)
                            .body("metrics.name", hasItem("connections")));

            report(run, "*/*")
                    .contentType("application/json")
                    .body("summary.stage", equalTo("ROLLED_BACK"))
                    .body("summary.restored", equalTo(true))
                    .body("stages.stage", hasItem("SOAKING"))
                    .body("steps.size()", greaterThan(0))
                    .body("blocked.maxMillis", equalTo(1.5f))
                    .body("checks.size()", equalTo(2))
                    .body("alerts[0].ledTo", equalTo("ROLLED_BACK"))
                    .body("alerts[0].raisedAt", notNullValue());
            report(run, "text/markdown")
                    .contentType(containsString("text/markdown"))
                    .body(containsString("# `" + run + "` on `wharf`"));
            report(run, "text/html,application/xhtml+xml,*/*;q=0.8")
                    .contentType(containsString("text/html"))
                    .body(containsString("<svg"), containsString("&lt;b&gt;"));
            refused(report(run, "image/png"), 406, "not-acceptable");
        }
    }

    @Test
    void knowsOnlyRunsThatExist() {
        refused(get("/runs/run-00000000/report"), 404, "unknown-run", "run-00000000");
    }

    private static ValidatableResponse report(String run, String accept) {
        return given().accept(accept).get(API + "/runs/" + run + "/report").then();
    }
}
