package dev.onoma.endtoend.site;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The planner as an operator's script sees it: HTTP and the event stream. */
public final class Planner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BY = "end-to-end";
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final URI api;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Planner(URI planner) {
        this.api = planner.resolve("/api/v1/");
    }

    /** An answer of the API. */
    public record Answer(int status, JsonNode body) {
        public String text(String field) {
            return body.path(field).asText();
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api.resolve(path)).GET());
    }

    /**
     * @param headers further ones: names and values by turns
     */
    public Answer post(String path, Map<String, ?> body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /** Plans, acknowledges everything and approves. */
    public String approvedRun(String target) throws IOException, InterruptedException {
        Answer plan = expect(post("plans", Map.of("target", target)));
        return expect(post("plans/" + plan.text("id") + "/approve", Map.of("by", BY, "acknowledgeAll", true)))
                .text("id");
    }

    /** The same, started, and waited for until it soaks. */
    public String soakingRun(String target) throws IOException, InterruptedException {
        String run = approvedRun(target);
        start(run);
        awaitStage(run, "SOAKING", 1);
        return run;
    }

    /** Of the target's schema as it is now. */
    public String fingerprint(String target) throws IOException, InterruptedException {
        return get("targets/" + target + "/findings").text("fingerprint");
    }

    public void start(String run) throws IOException, InterruptedException {
        expect(post("runs/" + run + "/start", Map.of("by", BY)));
    }

    public void contract(String run) throws IOException, InterruptedException {
        expect(post("runs/" + run + "/contract", Map.of("by", BY, "force", true)));
    }

    /** Asks for {@code resume} or {@code rollback}, and takes a refusal for an answer. */
    public Answer ask(String run, String what) throws IOException, InterruptedException {
        return post("runs/" + run + "/" + what, Map.of("by", BY));
    }

    public void rollBack(String run) throws IOException, InterruptedException {
        expect(post("runs/" + run + "/rollback", Map.of("by", BY, "scope", "all", "reason", "the test says so")));
    }

    /** What Alertmanager sends when a critical alert on a target begins; the status of the answer. */
    public int alertmanager(String target, String summary, String... headers) throws IOException, InterruptedException {
        Map<String, Object> alert = Map.of(
                "status", "firing",
                "labels", Map.of("alertname", "HighErrorRate", "severity", "critical", "target", target),
                "annotations", Map.of("summary", summary),
                "startsAt", "2026-01-02T03:04:05Z",
                "fingerprint", "c0ffee");
        return post("alerts/alertmanager", Map.of("version", "4", "alerts", List.of(alert)), headers)
                .status();
    }

    /** Reads the run's events from the first one until one is as asked for, and returns that. */
    public JsonNode await(String run, Duration longest, Predicate<JsonNode> event)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("events/stream?after=0&run=" + run))
                .header("Accept", "text/event-stream")
                .build();
        EventStream stream =
                new EventStream(http.send(request, BodyHandlers.ofInputStream()).body());
        Thread watchdog = Thread.ofVirtual().start(() -> closeAfter(stream, longest));
        try (stream) {
            for (JsonNode entry = stream.next(); entry != null; entry = stream.next()) {
                JsonNode data = entry.path("data");
                if (event.test(data)) {
                    return data;
                }
            }
        } catch (IOException closed) {
            String stage = get("runs/" + run).text("stage");
            throw new AssertionError("No such event of %s within %s; it is %s".formatted(run, longest, stage), closed);
        } finally {
            watchdog.interrupt();
        }
        throw new AssertionError("The event stream ended");
    }

    /** Waits for a stage to be reached, however often it was reached before. */
    public void awaitStage(String run, String stage, int times) throws IOException, InterruptedException {
        int[] seen = {0};
        await(
                run,
                Duration.ofSeconds(120),
                e -> e.path("event").asText().equals("stage-changed")
                        && e.path("to").asText().equals(stage)
                        && ++seen[0] == times);
    }

    /** Waits until a step is taken. */
    public void awaitApplied(String run, int step) throws IOException, InterruptedException {
        await(
                run,
                Duration.ofSeconds(60),
                e -> e.path("event").asText().equals("step-applied")
                        && e.path("step").asInt() == step);
    }

    private static void closeAfter(EventStream stream, Duration longest) {
        try {
            TimeUnit.MILLISECONDS.sleep(longest.toMillis());
            stream.close();
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer expect(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.toString());
        }
        return answer;
    }

    private Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                builder.timeout(LONGEST_ANSWER)
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
