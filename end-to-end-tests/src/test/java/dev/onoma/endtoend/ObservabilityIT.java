package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.endtoend.SpanReceiver.Span;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import dev.onoma.events.RunId;
import dev.onoma.local.stack.Service;
import dev.onoma.wire.TraceParent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a running stack tells of itself: traces that go through all services, and the figures that docs/metrics.md lists. */
class ObservabilityIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TOLD = Pattern.compile("(?m)^([a-z][a-z_]+)[{ ]");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(onoma_[a-z_]+)` \\|");

    private static final Pattern COUNTER = Pattern.compile("(?m)^\\| `(onoma_[a-z_]+)` \\| counter \\|");

    /** Here are none to be notified. */
    private static final String OF_RECEIVERS = "onoma_monitor_notifications_total";

    private static final Pattern ASKED = Pattern.compile("\\b((?:onoma|jvm|http|kafka|agroal)_[a-z_]+)");
    private static final Pattern RULE = Pattern.compile("(?m)^ *expr: (.*)$");

    private static SpanReceiver collector;
    private static RunningStack stack;
    private static String run;
    private static Set<String> toldAtFirst;
    private static Set<String> toldWhileSoaking;

    @BeforeAll
    static void runOnce() throws Exception {
        collector = new SpanReceiver();
        // Where a Quarkus application looks for settings beside its own: below the folder it is started in.
        Path settings = Path.of("target", "stacks", "observability", "config", "application.properties");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, """
                quarkus.otel.sdk.disabled=false
                quarkus.otel.exporter.otlp.endpoint=%s
                quarkus.otel.exporter.otlp.traces.protocol=http/protobuf
                quarkus.otel.bsp.schedule.delay=200ms
                """.formatted(collector.url()));
        stack = RunningStack.start("observability", Map.of("watched", Schemas.camelCase(3)));
        toldAtFirst = told();
        Planner planner = stack.planner();
        run = planner.approvedRun("watched");
        planner.start(run);
        planner.awaitStage(run, "SOAKING", 1);
        toldWhileSoaking = await().atMost(PATIENCE)
                .until(
                        ObservabilityIT::told,
                        told -> told.containsAll(
                                List.of("onoma_monitor_drift_look_seconds_max", "onoma_monitor_slot_retained_bytes")));
        // Drift, but none that rolls back
        try (Connection connection = stack.connect("watched");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE strays (id bigint PRIMARY KEY)");
        }
        planner.await(run, PATIENCE, event -> event.path("event").asText().equals("drift-detected"));
        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
        collector.close();
    }

    @Test
    void aRunIsOneTraceThroughAllServices() {
        TraceParent beginning = TraceParent.of(new RunId(run));
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Span> spans = collector.ofTrace(beginning.traceId());
            assertThat(named(spans, "send plan-approved"))
                    .singleElement()
                    .satisfies(root -> assertThat(root.spanId()).isEqualTo(beginning.spanId()))
                    .satisfies(root -> assertThat(root.parentId()).isEmpty());
            follows(spans, "onoma-planner", "send apply-step", "onoma-executor", "apply-step");
            follows(spans, "onoma-executor", "apply-step", "onoma-executor", "send step-applied");
            follows(spans, "onoma-executor", "send step-applied", "onoma-validator", "validate-step");
            follows(spans, "onoma-validator", "validate-step", "onoma-validator", "send step-validated");
            follows(spans, "onoma-planner", "send validate-run", "onoma-validator", "validate-run");
            follows(spans, "onoma-planner", "send revert-step", "onoma-executor", "revert-step");
            assertThat(List.of("send drift-detected", "send alert-raised"))
                    .allSatisfy(
                            name -> assertThat(of(spans, "onoma-monitor", name).map(Span::parentId))
                                    .as(name)
                                    .isNotEmpty()
                                    .containsOnly(beginning.spanId()));
            assertThat(named(spans, "send apply-step").stream().map(Span::parentId))
                    .containsOnly(beginning.spanId());
        });
    }

    /** Each of the later spans has one of the earlier ones as its parent, and the other way round. */
    private static void follows(List<Span> spans, String service, String name, String nextService, String nextName) {
        Set<String> parents = of(spans, service, name).map(Span::spanId).collect(Collectors.toSet());
        assertThat(parents).as(name).isNotEmpty();
        assertThat(of(spans, nextService, nextName).map(Span::parentId))
                .as(nextName)
                .containsAll(parents);
    }

    private static Stream<Span> of(List<Span> spans, String service, String name) {
        return named(spans, name).stream().filter(span -> span.service().equals(service));
    }

    private static List<Span> named(List<Span> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    @Test
    void whatServicesTellIsListed() throws IOException {
        String list = Files.readString(Path.of("..", "docs", "metrics.md"));
        Set<String> listed =
                LISTED.matcher(list).results().map(row -> row.group(1)).collect(Collectors.toSet());
        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> told = told();
            assertThat(told)
                    .contains(
                            "onoma_planner_event_log_entries",
                            "onoma_planner_outbox_unsent",
                            "onoma_planner_outbox_oldest_seconds",
                            "onoma_executor_step_held_seconds_bucket",
                            "onoma_executor_step_held_seconds_max",
                            "onoma_executor_step_waited_seconds_sum",
                            "onoma_executor_step_attempts_count",
                            "onoma_validator_baseline_seconds_max",
                            "onoma_validator_validation_seconds_max",
                            "onoma_monitor_runs_soaking");
            assertThat(told)
                    .filteredOn(name -> name.startsWith("onoma_"))
                    .allSatisfy(name -> assertThat(listed).as(name).anyMatch(name::startsWith));
        });
    }

    /** Prometheus sees no increase in a counter that begins with its first failure: no rule would tell of it. */
    @Test
    void countersAreThereBeforeAnythingHappens() throws IOException {
        assertThat(COUNTER.matcher(Files.readString(Path.of("..", "docs", "metrics.md")))
                        .results()
                        .map(row -> row.group(1)))
                .filteredOn(name -> !name.equals(OF_RECEIVERS))
                .hasSizeGreaterThan(5)
                .isSubsetOf(toldAtFirst);
    }

    @Test
    void whatDashboardsAndRulesAskForIsTold() throws Exception {
        Path deploy = Path.of("..", "deploy");
        String dashboard = String.join(
                "\n",
                new ObjectMapper()
                        .readTree(
                                deploy.resolve("grafana/dashboards/onoma.json").toFile())
                        .findValuesAsText("expr"));
        String rules = RULE.matcher(Files.readString(deploy.resolve("prometheus/alerts.yaml")))
                .results()
                .map(rule -> rule.group(1))
                .collect(Collectors.joining("\n"));
        Set<String> known = told();
        known.addAll(toldWhileSoaking);
        known.add(OF_RECEIVERS);

        assertThat(Stream.of(dashboard, rules).flatMap(ObservabilityIT::asked))
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    private static Stream<String> asked(String expressions) {
        return ASKED.matcher(expressions).results().map(name -> name.group(1));
    }

    private static Set<String> told() throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Service service : Service.values()) {
                URI metrics = stack.stack().endpoints().of(service).resolve("/q/metrics");
                String figures = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                        .body();
                TOLD.matcher(figures).results().forEach(line -> names.add(line.group(1)));
            }
        }
        return names;
    }
}
