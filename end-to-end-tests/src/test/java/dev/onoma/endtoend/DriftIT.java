package dev.onoma.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import dev.onoma.local.stack.Database;
import dev.onoma.local.stack.Service;
import dev.onoma.local.stack.Wiring;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to a run that soaks: each leads to a rollback by policy without a hand, the schema is as before, and the event log tells why. */
class DriftIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String STRANGER = "stranger";
    private static final String SCRIPT = "nightly script";
    private static final String TOKEN = "let me in";
    private static final String LISTENED_TO =
            "SELECT count(*) FROM pg_replication_slots WHERE database = current_database() AND active";

    /** Without a token the planner would take alerts from anybody on this machine. */
    private static final Wiring WITH_TOKEN = new Wiring() {
        @Override
        public Map<String, String> environment(Service of) {
            return of == Service.PLANNER ? Map.of("ONOMA_ALERTS_TOKEN", TOKEN) : Map.of();
        }
    };

    private static final AtomicInteger APPLICATION = new AtomicInteger(200);

    @AutoClose
    private static WebServer web;

    @AutoClose
    private static RunningStack stack;

    private static Planner planner;

    @BeforeAll
    static void start() throws Exception {
        web = new WebServer();
        Map<String, String> probe = Map.of(
                "health.probes.checkout.url",
                web.answering("/health", APPLICATION::get),
                "health.probes.checkout.every",
                "100ms",
                "health.probes.checkout.timeout",
                "10s");
        Map<String, String> scripts = Stream.of(
                        "dropping", "renaming", "moving", "truncating", "probed", "alerted", "alone")
                .collect(toMap(name -> name, name -> Schemas.camelCase(3)));
        stack = RunningStack.start("drift", scripts, Map.of("probed", probe), WITH_TOKEN);
        planner = stack.planner();
        try (Connection connection = stack.connect("dropping");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN IN ROLE postgres".formatted(STRANGER));
        }
    }

    @Test
    void aDroppedView() throws Exception {
        String run = rolledBack("dropping", () -> act("dropping", "DROP VIEW \"WorkAabItem\""));

        JsonNode drift = driftThatRolledBack(run, "schema-drift");
        assertThat(drift.path("object").asText()).contains("WorkAabItem");
        assertThat(drift.path("role").asText()).isEqualTo(STRANGER);
        assertThat(drift.path("application").asText()).isEqualTo(SCRIPT);
        assertThat(drift.path("lsn").asText()).matches("[0-9A-F]+/[0-9A-F]+");
    }

    @Test
    void aRenamedColumn() throws Exception {
        String run = rolledBack(
                "renaming", () -> act("renaming", "ALTER TABLE work_aab_items RENAME COLUMN work_state TO state"));

        JsonNode drift = driftThatRolledBack(run, "schema-drift");
        assertThat(drift.path("summary").asText()).contains("work_aab_items", "renamed column", STRANGER);
        assertThat(stack.number("renaming", "SELECT count(*) FROM \"WorkAabItem\" WHERE \"workState\" = 'OPEN'"))
                .isEqualTo(20);
    }

    @Test
    void aRenamedTable() throws Exception {
        String run = rolledBack("moving", () -> act("moving", "ALTER TABLE work_aab_items RENAME TO things"));

        JsonNode drift = driftThatRolledBack(run, "schema-drift");
        assertThat(drift.path("seen").asText()).contains("things");
        assertThat(stack.number("moving", "SELECT count(*) FROM \"WorkAabItem\""))
                .isEqualTo(20);
    }

    @Test
    void aTruncatedTable() throws Exception {
        String run = rolledBack("truncating", () -> act("truncating", "TRUNCATE work_aab_items"));

        JsonNode drift = driftThatRolledBack(run, "data-drift");
        assertThat(drift.path("summary").asText()).contains("TRUNCATE", "work_aab_items");
        assertThat(stack.number("truncating", "SELECT count(*) FROM \"WorkAabItem\""))
                .as("rows, which no rollback brings back")
                .isZero();
    }

    @Test
    void aDroppedViewWhileTheMonitorWasKilled() throws Exception {
        String run = rolledBack("alone", () -> {
            stack.stack().kill(Service.MONITOR);
            act("alone", "DROP VIEW \"WorkAabItem\"");
            stack.stack().restart(Service.MONITOR);
        });

        JsonNode drift = driftThatRolledBack(run, "schema-drift");
        assertThat(drift.path("object").asText()).contains("WorkAabItem");
    }

    @Test
    void anApplicationThatFails() throws Exception {
        String run = rolledBack("probed", () -> APPLICATION.set(503));

        assertThat(alertThatRolledBack(run, "alert:monitor", "probe")
                        .path("summary")
                        .asText())
                .contains("checkout", "503");
    }

    @Test
    void anAlertOfAlertmanagerWithTheToken() throws Exception {
        String run = rolledBack("alerted", () -> {
            assertThat(alertmanager("a guess")).isEqualTo(401);
            assertThat(alertmanager(TOKEN)).isEqualTo(202);
        });

        assertThat(alertThatRolledBack(run, "alert:alertmanager", "high-error-rate")
                        .path("summary")
                        .asText())
                .isEqualTo("3 % of requests fail");
    }

    private interface Deed {
        void happen() throws Exception;
    }

    /** Gives the run, which nobody has asked to be rolled back. */
    private static String rolledBack(String target, Deed deed) throws Exception {
        String before = planner.fingerprint(target);
        String run = planner.soakingRun(target);
        await().atMost(PATIENCE).until(() -> stack.number(target, LISTENED_TO) == 1);

        deed.happen();

        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(planner.fingerprint(target)).isEqualTo(before);
        return run;
    }

    private static JsonNode driftThatRolledBack(String run, String kind) throws Exception {
        String reason =
                alertThatRolledBack(run, "alert:monitor", kind).path("summary").asText();
        return planner.await(
                run,
                PATIENCE,
                e -> isKind(e, "drift-detected")
                        && reason.endsWith(e.path("summary").asText()));
    }

    /** As the event log has it; the copy of an alert that came over HTTP reaches the log by Kafka, perhaps after the rollback. */
    private static JsonNode alertThatRolledBack(String run, String by, String kind) throws Exception {
        JsonNode asked = planner.await(run, PATIENCE, e -> isKind(e, "rollback-requested"));
        assertThat(asked.path("by").asText()).isEqualTo(by);
        String about = "events?limit=1000&type=alert-raised&target="
                + asked.path("target").asText();
        return await().atMost(PATIENCE)
                .until(
                        () -> find(
                                planner.get(about).body(),
                                alert -> alert.path("summary").equals(asked.path("reason"))
                                        && alert.path("severity").asText().equals("CRITICAL")
                                        && alert.path("kind").asText().equals(kind)),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<JsonNode> find(JsonNode page, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(page.path("events").spliterator(), false)
                .map(entry -> entry.path("data"))
                .filter(wanted)
                .findFirst();
    }

    private static int alertmanager(String token) throws Exception {
        return planner.alertmanager("alerted", "3 % of requests fail", "Authorization", "Bearer " + token);
    }

    private static void act(String target, String sql) throws SQLException {
        Database database = stack.database(target);
        Properties properties = new Properties();
        properties.setProperty("user", STRANGER);
        properties.setProperty("ApplicationName", SCRIPT);
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isKind(JsonNode event, String kind) {
        return event.path("event").asText().equals(kind);
    }
}
