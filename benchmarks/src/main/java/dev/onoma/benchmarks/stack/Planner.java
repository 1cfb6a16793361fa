package dev.onoma.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.local.stack.EventStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The planner, and the validator's reports, over HTTP. */
public final class Planner implements AutoCloseable {

    /** What takes longer than this is not worth measuring. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String OPERATOR = "onoma bench";
    private static final int FIRST_REFUSAL = 300;

    private final URI planner;
    private final URI validator;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    Planner(URI planner, URI validator) {
        this.planner = planner.resolve("/api/v1/");
        this.validator = validator.resolve("/api/v1/");
    }

    /** A plan in short. */
    public record Plan(String id, int steps, int expandSteps) {}

    /** One SQL file of a plan. */
    public record SqlFile(String name, String content) {}

    /** Holds the target's schema against the standard; gives the fingerprint. */
    public String scan(String target) throws InterruptedException {
        return get(planner.resolve("targets/" + target + "/findings"))
                .path("fingerprint")
                .asText();
    }

    public Plan plan(String target) throws InterruptedException {
        JsonNode plan = post("plans", Map.of("target", target));
        return new Plan(
                plan.path("id").asText(),
                plan.path("steps").asInt(),
                plan.path("expandSteps").asInt());
    }

    /** The steps of expand as SQL files of a transaction each, forward and back, both in the plan's order. */
    public List<SqlFile> sqlFiles(Plan plan) throws InterruptedException {
        List<SqlFile> files = new ArrayList<>();
        for (JsonNode file : get(planner.resolve("plans/" + plan.id() + "/sql"))) {
            files.add(
                    new SqlFile(file.path("name").asText(), file.path("content").asText()));
        }
        return files;
    }

    /** Approves a plan with all its hazards; gives the run. */
    public String approve(Plan plan) throws InterruptedException {
        return post("plans/" + plan.id() + "/approve", Map.of("by", OPERATOR, "acknowledgeAll", true))
                .path("id")
                .asText();
    }

    public void start(String run) throws InterruptedException {
        post("runs/" + run + "/start", Map.of("by", OPERATOR));
    }

    public void contract(String run) throws InterruptedException {
        post("runs/" + run + "/contract", Map.of("by", OPERATOR, "force", true));
    }

    /**
     * Asks for the way back.
     *
     * @param scope {@code all} or {@code contract}
     */
    public void rollBack(String run, String scope) throws InterruptedException {
        post("runs/" + run + "/rollback", Map.of("by", OPERATOR, "scope", scope, "reason", "measured"));
    }

    /** What the planner says of a run. */
    public JsonNode run(String run) throws InterruptedException {
        return get(planner.resolve("runs/" + run));
    }

    /** Tells of trouble, as somebody outside would. */
    public void raise(String target, String kind, String severity) throws InterruptedException {
        post(
                "alerts",
                Map.of(
                        "target",
                        target,
                        "kind",
                        kind,
                        "severity",
                        severity,
                        "source",
                        OPERATOR,
                        "summary",
                        "raised to be measured"));
    }

    /** The validator's latest report on a run. */
    public JsonNode latestReport(String run) throws InterruptedException {
        JsonNode reports = get(validator.resolve("reports/" + run));
        return reports.path(reports.size() - 1);
    }

    /** The events of a run from the first one on, as they come; to be closed. */
    EventStream events(String run) throws InterruptedException {
        return stream("run=" + run);
    }

    /** Every change of the stage of any run from the first one on, as they come; to be closed. */
    EventStream stageChanges() throws InterruptedException {
        return stream("type=stage-changed");
    }

    private EventStream stream(String filter) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(planner.resolve("events/stream?after=0&" + filter))
                .header("Accept", "text/event-stream")
                .build();
        try {
            return new EventStream(
                    http.send(request, BodyHandlers.ofInputStream()).body());
        } catch (IOException e) {
            throw new BenchmarkFailure("The planner does not answer " + request.uri(), e);
        }
    }

    private JsonNode get(URI address) throws InterruptedException {
        return send(HttpRequest.newBuilder(address).GET());
    }

    private JsonNode post(String path, Map<String, ?> body) throws InterruptedException {
        return send(HttpRequest.newBuilder(planner.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.valueToTree(body).toString())));
    }

    private JsonNode send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request =
                builder.header("Accept", "application/json").timeout(PATIENCE).build();
        String what = request.method() + " " + request.uri();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new BenchmarkFailure("%s: %d %s".formatted(what, answer.statusCode(), body));
            }
            return body;
        } catch (IOException e) {
            throw new BenchmarkFailure(what + " is not answered as it should", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
