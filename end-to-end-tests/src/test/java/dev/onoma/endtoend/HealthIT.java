package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application that fails, a query that gets slow, an alert of Alertmanager: each leads to a rollback without a hand. */
class HealthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final AtomicInteger APPLICATION = new AtomicInteger(200);
    private static final List<String> TOLD = new CopyOnWriteArrayList<>();
    private static HttpServer web;
    private static RunningStack stack;
    private static Planner planner;

    @BeforeAll
    static void start() throws Exception {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        web.createContext("/application", exchange -> {
            exchange.sendResponseHeaders(APPLICATION.get(), -1);
            exchange.close();
        });
        web.createContext("/told", exchange -> {
            TOLD.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        web.start();
        // Where a Quarkus application looks for settings beside its own: below the folder it is started in.
        Path settings = Path.of("target", "stacks", "health", "config", "application.properties");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, """
                onoma.targets.probed.health.probes.checkout.url=http://localhost:%1$d/application
                onoma.targets.probed.health.probes.checkout.every=100ms
                onoma.targets.probed.health.probes.checkout.timeout=10s
                onoma.targets.slow.health.every=200ms
                onoma.targets.slow.health.benchmarks.naps.sql=SELECT pg_sleep(seconds) FROM naps
                onoma.targets.slow.health.benchmarks.naps.every=50ms
                onoma.monitor.notify.receivers.program.kind=webhook
                onoma.monitor.notify.receivers.program.url=http://localhost:%1$d/told
                """.formatted(web.getAddress().getPort()));
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

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
        web.stop(0);
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
