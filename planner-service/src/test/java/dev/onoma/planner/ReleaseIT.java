package dev.onoma.planner;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReleaseIT extends PlannerTest {

    private static final String RELEASE = "/targets/jetty/release";

    @Test
    void aTargetIsGivenUpUnlessARunHoldsIt() throws InterruptedException {
        post(RELEASE, Map.of("by", "ada")).statusCode(200).body("runs", empty());
        try (ScriptedPeer peer = ScriptedPeer.answering("jetty")) {
            String run = approved(plan("jetty"));
            post(RELEASE, Map.of("by", "ada")).statusCode(200).body("runs", equalTo(List.of(run)));
            awaitReleases(run, 1);

            ask(run, "start").statusCode(200);
            refused(post(RELEASE, Map.of("by", "ada")), 409, "target-busy", "jetty", run)
                    .body("activeRun", equalTo(run));
            awaitStage(run, "SOAKING");
            refused(post(RELEASE, Map.of("by", "ada")), 409, "target-busy", "SOAKING");

            ask(run, "contract").statusCode(200);
            awaitStage(run, "COMPLETED");
            await().atMost(PATIENCE)
                    .until(() -> post(RELEASE, Map.of("by", "ada")).extract().statusCode() == 200);
            post(RELEASE, Map.of("by", "bob")).statusCode(200).body("target", equalTo("jetty"));
            awaitReleases(run, 2);
            get("/events?type=target-released&run=" + run)
                    .body("events.data.by", equalTo(List.of("ada", "ada")))
                    .body("events.data.target", equalTo(List.of("jetty", "jetty")));
        }
    }

    @Test
    void aProductionTargetAsksForItsNameAndNobodyKnowsOthers() {
        refused(post("/targets/live/release", Map.of("by", "ada")), 428, "confirmation-needed", "live");
        refused(post("/targets/nobody/release", Map.of("by", "ada")), 404, "unknown-target", "nobody");
    }

    private static void awaitReleases(String run, int times) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> get("/events?type=target-released&run=" + run).body("events", hasSize(times)));
    }
}
