package dev.onoma.cli.planner;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A service over HTTP. */
public final class Service implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    // A scan of a large database takes its time.
    private static final Duration ANSWERING = Duration.ofMinutes(5);
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final Address address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    public Service(Address address) {
        this.address = address;
    }

    /** A part of a path that comes from outside. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What comes after a path; empty values are left out. */
    public static String query(Map<String, ?> parameters) {
        String joined = parameters.entrySet().stream()
                .filter(p -> !p.getValue().toString().isEmpty())
                .map(p -> p.getKey() + "=" + segment(p.getValue().toString()))
                .collect(Collectors.joining("&"));
        return joined.isEmpty() ? "" : "?" + joined;
    }

    /**
     * Asks for something.
     *
     * @throws Refused when the service says no
     * @throws CommandFailure when it does not answer, or not as it should
     */
    public Answer get(String path) {
        return json(send(request(path, JSON).timeout(ANSWERING).build(), BodyHandlers.ofByteArray()));
    }

    /**
     * Asks for something that is no JSON.
     *
     * @throws Refused when the service says no
     * @throws CommandFailure when it does not answer, or not in that media type
     */
    public String text(String path, String mediaType) {
        HttpResponse<byte[]> answer =
                send(request(path, mediaType).timeout(ANSWERING).build(), BodyHandlers.ofByteArray());
        demandSuccess(answer);
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith(mediaType)) {
            throw strange(answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /**
     * Has something done.
     *
     * @throws Refused when the service says no
     * @throws CommandFailure when it does not answer, or not as it should
     */
    public Answer post(String path, Map<String, ?> body) {
        HttpRequest request = request(path, JSON)
                .timeout(ANSWERING)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(Documents.bytes(body)))
                .build();
        return json(send(request, BodyHandlers.ofByteArray()));
    }

    /** A stream of server-sent events, from after {@code lastEventId} on. */
    InputStream stream(String path, @Nullable String lastEventId) {
        HttpRequest.Builder request = request(path, "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer = send(request.build(), BodyHandlers.ofInputStream());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() == 200 && type.startsWith("text/event-stream")) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw refusal(answer.statusCode(), type, body.readAllBytes());
        } catch (IOException lost) {
            throw unreachable(lost);
        }
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Accept", accept);
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "Interrupted while waiting for " + address.base() + ".");
        }
    }

    private Answer json(HttpResponse<byte[]> answer) {
        demandSuccess(answer);
        try {
            JsonNode json = Documents.MAPPER.readTree(answer.body());
            if (json != null && json.isContainerNode()) {
                return new Answer("The " + address.service() + " at " + address.base(), json);
            }
        } catch (IOException notJson) {
            // Said below.
        }
        throw strange(answer.statusCode());
    }

    private void demandSuccess(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw refusal(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        }
    }

    private CommandFailure refusal(int status, String type, byte[] body) {
        if (type.startsWith(PROBLEM)) {
            try {
                return new Refused(Problem.of(Documents.MAPPER.readTree(body), status));
            } catch (IOException notJson) {
                return strange(status);
            }
        }
        return strange(status);
    }

    private CommandFailure strange(int status) {
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "%s answers with status %d, but not as a %s does: check the address, which %s gives."
                        .formatted(address.base(), status, address.service(), address.origin()));
    }

    private CommandFailure unreachable(IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new CommandFailure(
                ExitCode.UNREACHABLE,
                "The %s at %s, which %s gives, does not answer (%s). Start it, such as with \"./onoma up\", or correct the address."
                        .formatted(address.service(), address.base(), address.origin(), reason));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
