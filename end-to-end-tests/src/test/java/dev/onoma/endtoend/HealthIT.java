package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application that fails, a query that gets slow, an alert of Alertmanager: each leads to a rollback without a hand. */
class HealthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final AtomicInteger APPLICATION = new AtomicInteger(200);
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();

    @AutoClose
    private static WebServer web;

    @AutoClose
    private static RunningStack stack;

    private static Planner planner;

    @BeforeAll
    static void start() throws Exception {
        web = new WebServer();
        RunningStack.configure(
                "health", """
                onoma.targets.probed.health.probes.checkout.url=%s
                onoma.targets.probed.health.probes.checkout.every=100ms
                onoma.targets.probed.health.probes.checkout.timeout=10s
                onoma.targets.slow.health.every=200ms
                onoma.targets.slow.health.benchmarks.naps.sql=SELECT pg_sleep(seconds) FROM naps
                onoma.targets.slow.health.benchmarks.naps.every=50ms
                onoma.monitor.notify.receivers.program.kind=webhook
                onoma.monitor.notify.receivers.program.url=%s
                """.formatted(web.answering("/application", APPLICATION::get), web.hearing("/told", TOLD)));
        String naps =
                "CREATE TABLE naps (id int PRIMARY KEY, seconds float8 NOT NULL); INSERT INTO naps VALUES (1, 0.002);";
        stack = RunningStack.start(
                "health",
                Map.of(
                        "probed", Schemas.camelCase(3),
                        "slow", Schemas.camelCase(3) + naps,
                        "alerted", Schemas.camelCase(3)));
        planner = stack.planner();
    }

    @Test
    void anApplicationThatFails() throws Exception {
        String before = planner.fingerprint("probed");
        String run = planner.soakingRun("probed");

        APPLICATION.set(503);

        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(planner.get("runs/" + run).text("reason")).contains("checkout", "answers 503, expected 200");
        assertThat(planner.get("runs/" + run).text("by")).isEqualTo("alert:monitor");
        assertThat(planner.fingerprint("probed")).isEqualTo(before);
        await().atMost(PATIENCE).until(() -> TOLD.stream().anyMatch(told -> told.contains("checkout")));
    }

    @Test
    void aQueryThatGetsSlow() throws Exception {
        String before = planner.fingerprint("slow");
        String run = planner.approvedRun("slow");
        planner.await(run, PATIENCE, HealthIT::tellsOfNaps);
        planner.start(run);
        planner.awaitStage(run, "SOAKING", 1);

        try (Connection connection = stack.connect("slow");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE naps SET seconds = 0.3");
        }

        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(planner.get("runs/" + run).text("reason")).contains("benchmark naps", "failure at 50 %");
        assertThat(planner.fingerprint("slow")).isEqualTo(before);
    }

    @Test
    void anAlertOfAlertmanager() throws Exception {
        String before = planner.fingerprint("alerted");
        String run = planner.soakingRun("alerted");

        assertThat(planner.alertmanager("alerted", "3 % of requests fail")).isEqualTo(202);

        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(planner.get("runs/" + run).text("reason")).isEqualTo("3 % of requests fail");
        assertThat(planner.fingerprint("alerted")).isEqualTo(before);
        await().atMost(PATIENCE).until(() -> TOLD.stream().anyMatch(told -> told.contains("high-error-rate")));
    }

    private static boolean tellsOfNaps(JsonNode event) {
        return event.path("event").asText().equals("health-sampled")
                && event.path("metrics").has("benchmark.naps.millis");
    }
}
