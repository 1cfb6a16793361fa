package dev.onoma.local.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onoma.local.stack.EventStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The planner over HTTP, as far as the demo needs it. */
final class PlannerClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String OPERATOR = "onoma demo";

    private final URI api;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    PlannerClient(URI planner) {
        this.api = planner.resolve("/api/v1/");
    }

    /** What the standard says of a target's schema now. */
    record Scan(String fingerprint, Map<String, Integer> counts) {}

    /** A plan in short. */
    record Plan(
            String id,
            String fingerprint,
            int steps,
            int expandSteps,
            int contractSteps,
            List<Hazard> toAcknowledge,
            List<StepTitle> titles,
            List<JsonNode> refusals,
            List<JsonNode> undecided) {

        /** Whether the file is the forward file of one expand step; their names begin with the step's number. */
        boolean isExpandFile(String name) {
            return titles.stream()
                    .filter(title -> title.phase().equals("EXPAND"))
                    .anyMatch(title -> name.startsWith("forward/%04d-".formatted(title.number())));
        }
    }

    /** One step in a line. */
    record StepTitle(int number, String phase, String title) {}

    /** What somebody has to have thought about. */
    record Hazard(String code, String message) {}

    /** One SQL file of a plan. */
    record SqlFile(String name, String content) {}

    /** A run in short. */
    record Run(
            String id,
            String stage,
            String reason,
            @Nullable JsonNode failure,
            @Nullable JsonNode times) {}

    Scan scan(String target) throws InterruptedException {
        return read(get("targets/" + target + "/findings"), Scan.class);
    }

    Plan plan(String target) throws InterruptedException {
        Plan made = read(post("plans", Map.of("target", target)), Plan.class);
        return read(get("plans/" + made.id() + "/summary"), Plan.class);
    }

    List<SqlFile> sqlFiles(String plan) throws InterruptedException {
        JavaType list = json.getTypeFactory().constructCollectionType(List.class, SqlFile.class);
        return json.convertValue(get("plans/" + plan + "/sql"), list);
    }

    Run approve(Plan plan) throws InterruptedException {
        List<String> codes = plan.toAcknowledge().stream().map(Hazard::code).toList();
        return run("plans/" + plan.id() + "/approve", Map.of("by", OPERATOR, "acknowledged", codes));
    }

    Run start(String run) throws InterruptedException {
        return run("runs/" + run + "/start", Map.of("by", OPERATOR));
    }

    /**
     * @throws PlannerProblem when old names are in use and it is not forced
     */
    Run contract(String run, boolean force) throws InterruptedException {
        return run("runs/" + run + "/contract", Map.of("by", OPERATOR, "force", force));
    }

    Run rollBack(String run, String scope, String reason) throws InterruptedException {
        return run("runs/" + run + "/rollback", Map.of("by", OPERATOR, "scope", scope, "reason", reason));
    }

    Run run(String run) throws InterruptedException {
        return read(get("runs/" + run), Run.class);
    }

    /** How a run stands that went where it should not, to be added to a sentence; nothing when the planner is silent. */
    String saysOf(String run) throws InterruptedException {
        try {
            Run now = run(run);
            return "; %s is %s %s%s"
                    .formatted(run, now.stage(), now.reason(), now.failure() == null ? "" : ": " + now.failure());
        } catch (DemoFailure | PlannerProblem silent) {
            return "";
        }
    }

    /** An entry of the event log: when that happened, and the event or alert itself. */
    record Logged(String at, JsonNode data) {

        Instant time() {
            return Instant.parse(at);
        }
    }

    /**
     * What the event log has.
     *
     * @param about whose, such as {@code run=run-1} or {@code target=shop}
     * @param kind such as {@code alert-raised}
     */
    List<Logged> logged(String about, String kind) throws InterruptedException {
        JavaType list = json.getTypeFactory().constructCollectionType(List.class, Logged.class);
        return json.convertValue(
                get("events?limit=1000&%s&type=%s".formatted(about, kind)).path("events"), list);
    }

    /** Sends alerts as Prometheus' Alertmanager does. */
    void alertmanager(String token, Map<String, ?> webhook) throws InterruptedException {
        send(posting("alerts/alertmanager", webhook).header("Authorization", "Bearer " + token));
    }

    /** The events of a run as they come; to be closed. */
    EventStream events(String run) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("events/stream?run=" + run))
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new DemoFailure("The planner answers %d to %s".formatted(answer.statusCode(), request.uri()));
            }
            return new EventStream(answer.body());
        } catch (IOException e) {
            throw new DemoFailure("The planner does not answer %s: %s".formatted(request.uri(), e), e);
        }
    }

    private Run run(String path, Map<String, ?> body) throws InterruptedException {
        return read(post(path, body), Run.class);
    }

    private JsonNode get(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(api.resolve(path)).GET());
    }

    private JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
        return send(posting(path, body));
    }

    private HttpRequest.Builder posting(String path, Map<String, ?> body) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.valueToTree(body).toString()));
    }

    private JsonNode send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request =
                builder.header("Accept", "application/json").timeout(TIMEOUT).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new PlannerProblem(request.method() + " " + request.uri().getPath(), answer.statusCode(), body);
            }
            return body;
        } catch (IOException e) {
            throw new DemoFailure("The planner does not answer %s as it should: %s".formatted(request.uri(), e), e);
        }
    }

    private <T> T read(JsonNode body, Class<T> kind) {
        return json.convertValue(body, kind);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
