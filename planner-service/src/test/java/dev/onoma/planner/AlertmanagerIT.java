package dev.onoma.planner;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AlertmanagerIT extends PlannerTest {

    @Test
    void aFiringAlertRollsTheRunBackAndIsTakenOnce() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.answering("quay")) {
            String run = approved(plan("quay"));
            ask(run, "start").statusCode(200);
            awaitStage(run, "SOAKING");

            webhook(entry("firing", "quay", "f1"), entry("firing", "elsewhere", "f2"))
                    .statusCode(202)
                    .body("alerts.outcome", contains("RAISED", "IGNORED"));
            awaitStage(run, "ROLLED_BACK");
            get("/runs/" + run)
                    .body("by", equalTo("alert:alertmanager"))
                    .body("reason", equalTo("3 % of requests fail"));

            webhook(entry("firing", "quay", "f1")).statusCode(202).body("alerts.outcome", contains("KNOWN"));
            webhook(entry("resolved", "quay", "f1")).statusCode(202).body("alerts.outcome", contains("RESOLVED"));
            webhook(entry("resolved", "quay", "f1")).statusCode(202).body("alerts.outcome", contains("KNOWN"));
            await().until(() -> logged("alert-raised") == 1 && logged("alert-resolved") == 1);
        }
    }

    @Test
    void anAlertAboutAnotherRunIsLeftAlone() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.answering("dock")) {
            String run = approved(plan("dock"));
            ask(run, "start").statusCode(200);
            awaitStage(run, "SOAKING");

            send("/alerts", alert("dock", Map.of("run", "run-00000000"))).statusCode(202);
            send("/alerts", alert("dock", Map.of("run", run))).statusCode(202);
            awaitStage(run, "ROLLED_BACK");
            get("/runs/" + run).body("reason", equalTo("about " + run));
        }
    }

    @Test
    void aPlainAlertIsTakenOnceUntilItIsOver() {
        Map<String, Object> alert = Map.of(
                "id",
                "errors",
                "target",
                "factory",
                "kind",
                "error-rate",
                "severity",
                "WARNING",
                "source",
                "test",
                "summary",
                "x");
        send("/alerts", alert).statusCode(202).body("id", equalTo("errors")).body("outcome", equalTo("RAISED"));
        send("/alerts", alert).statusCode(202).body("outcome", equalTo("KNOWN"));
        Map<String, String> over = Map.of("id", "errors", "target", "factory");
        send("/alerts/resolved", over).statusCode(202).body("outcome", equalTo("RESOLVED"));
        send("/alerts/resolved", over).statusCode(202).body("outcome", equalTo("KNOWN"));
        send("/alerts", alert).statusCode(202).body("outcome", equalTo("RAISED"));
    }

    @Test
    void whatIsNoWebhookIsRefused() {
        refused(send("/alerts/alertmanager", "[1, 2"), 400, "invalid-request");
        refused(send("/alerts/alertmanager", "null"), 400, "invalid-request", "no body");
        refused(send("/alerts/alertmanager", ""), 400, "invalid-request");
        refused(send("/alerts/alertmanager", "{\"version\": \"4\", \"alerts\": {}}"), 400, "invalid-request");
        refused(
                send("/alerts/alertmanager", Map.of("version", "3", "alerts", List.of())),
                422,
                "invalid-value",
                "must be 4");
        refused(webhook(), 422, "invalid-value", "alerts");
        refused(
                webhook(Map.of("status", "burning", "labels", Map.of(), "startsAt", "2026-01-02T03:04:05Z")),
                422,
                "invalid-value",
                "status");
        refused(webhook(entry("firing", "shpo", "f9")), 422, "invalid-value", "shpo", "label target");
        refused(
                webhook(Map.of(
                        "status", "firing", "labels", Map.of("alertname", "x"), "startsAt", "2026-01-02T03:04:05Z")),
                422,
                "invalid-value",
                "no label target");
    }

    @Test
    void aHugeBodyIsRefused() {
        String huge = "{\"version\": \"4\", \"x\": \"" + "y".repeat(3_000_000) + "\"}";

        refused(send("/alerts/alertmanager", huge), 413, "body-too-large");
    }

    private static long logged(String type) {
        return get("/events?limit=1000&target=quay&type=dev.onoma." + type)
                .extract()
                .jsonPath()
                .getList("events")
                .size();
    }

    private static ValidatableResponse webhook(Map<?, ?>... alerts) {
        return send(
                "/alerts/alertmanager",
                Map.of(
                        "version", "4",
                        "groupKey", "{}:{alertname=\"HighErrorRate\"}",
                        "truncatedAlerts", 1,
                        "status", "firing",
                        "receiver", "onoma",
                        "externalURL", "http://alertmanager",
                        "alerts", List.of(alerts)));
    }

    private static Map<String, Object> entry(String status, String target, String fingerprint) {
        return Map.of(
                "status",
                status,
                "labels",
                Map.of("alertname", "HighErrorRate", "severity", "critical", "target", target),
                "annotations",
                Map.of("summary", "3 % of requests fail"),
                "startsAt",
                "2026-01-02T03:04:05.123Z",
                "endsAt",
                "0001-01-01T00:00:00Z",
                "generatorURL",
                "http://prometheus/graph",
                "fingerprint",
                fingerprint);
    }

    private static Map<String, Object> alert(String target, Map<String, String> details) {
        return Map.of(
                "target",
                target,
                "kind",
                "error-rate",
                "severity",
                "CRITICAL",
                "source",
                "grafana",
                "summary",
                "about " + details.get("run"),
                "details",
                details);
    }
}
