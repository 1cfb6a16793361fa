package dev.onoma.planner;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertsIT extends PlannerTest {

    @Test
    void rollsBackOnACriticalAlert() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.answering("yard")) {
            String run = approved(plan("yard"));
            ask(run, "start").statusCode(200);
            awaitStage(run, "SOAKING");
            raise("yard", "WARNING");
            raise("yard", "CRITICAL");
            awaitStage(run, "ROLLED_BACK");
            get("/runs/" + run).body("by", equalTo("alert:grafana")).body("reason", equalTo("error rate 3 %"));
        }
    }

    @Test
    void doesWhatThePolicySays() {
        String run = approved(plan("mill"));
        ask(run, "start").statusCode(200);
        raise("mill", "CRITICAL");
        awaitStage(run, "PAUSED");
    }

    @Test
    void refusesAnAlertOnNothing() {
        refused(send("/alerts", Map.of("target", "shop")), 422, "invalid-value", "summary");
        refused(send("/alerts", alert("shpo", "CRITICAL")), 404, "unknown-target", "shop");
    }

    private static void raise(String target, String severity) {
        send("/alerts", alert(target, severity)).statusCode(202).body("id", notNullValue());
    }

    private static Map<String, String> alert(String target, String severity) {
        return Map.of(
                "target", target,
                "kind", "error-rate",
                "severity", severity,
                "source", "grafana",
                "summary", "error rate 3 %");
    }
}
