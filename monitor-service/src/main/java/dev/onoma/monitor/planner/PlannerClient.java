package dev.onoma.monitor.planner;

import dev.onoma.events.RunId;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.wire.CompressedJson;
import dev.onoma.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the planner over HTTP. */
public final class PlannerClient implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(30);

    private final String base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    public PlannerClient(URI planner) {
        this.base = planner.toString().replaceAll("/+$", "") + "/api/v1/";
    }

    /**
     * A plan.
     *
     * @throws PlannerUnavailable when it does not answer, or has no such plan
     */
    public Plan plan(PlanId id) {
        return ask("plans/" + id, Plan.class);
    }

    /**
     * Where a run is now.
     *
     * @throws PlannerUnavailable when it does not answer, or has no such run
     */
    public RunStatus run(RunId id) {
        return ask("runs/" + id, RunStatus.class);
    }

    private <T> T ask(String path, Class<T> kind) {
        URI address = URI.create(base + path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .timeout(ANSWERING)
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new PlannerUnavailable(
                        "The planner answers %d to GET %s. Check that onoma.planner-url is its address."
                                .formatted(answer.statusCode(), address),
                        null);
            }
            return CompressedJson.read(Json.mapper(), answer.body(), kind);
        } catch (UncheckedIOException strange) {
            throw new PlannerUnavailable(
                    "What GET %s gives is no %s. Are planner and monitor of the same version?"
                            .formatted(address, kind.getSimpleName()),
                    strange);
        } catch (IOException unreachable) {
            throw new PlannerUnavailable(
                    "The planner does not answer GET %s. Check that it runs and that onoma.planner-url is its address."
                            .formatted(address),
                    unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new PlannerUnavailable("Stopped while the planner was being asked.", stop);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
