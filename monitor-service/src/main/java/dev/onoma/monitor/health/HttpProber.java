package dev.onoma.monitor.health;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.catalog.Literal;
import dev.onoma.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks applications how they are. Whatever they answer, it ends in time and takes no more than it has to. */
public final class HttpProber implements AutoCloseable {

    static final int MOST_REDIRECTS = 3;
    static final int LARGEST_BODY = 64 * 1024;
    private static final int LONGEST_SEEN = 100;

    /** HTTP/1.1: an upgrade asked for in a probe confuses small servers. Redirects are followed here, where they are counted. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Asks once. */
    public ProbeResult probe(Probe probe) throws InterruptedException {
        long began = System.nanoTime();
        Optional<String> trouble = ask(probe, began + probe.timeout().toNanos());
        double millis = (System.nanoTime() - began) / 1e6;
        return trouble.<ProbeResult>map(reason -> new ProbeResult.Failed(millis, reason))
                .orElseGet(() -> new ProbeResult.Healthy(millis));
    }

    private Optional<String> ask(Probe probe, long deadline) throws InterruptedException {
        URI address = probe.url();
        for (int redirects = 0; ; redirects++) {
            HttpResponse<BoundedBody.Content> answer;
            try {
                answer = send(probe, address, deadline);
            } catch (TimeoutException hangs) {
                return Optional.of(
                        "no answer within %d ms".formatted(probe.timeout().toMillis()));
            } catch (IOException unreachable) {
                return Optional.of("cannot be reached: " + cause(unreachable));
            }
            Optional<String> location = isRedirect(answer) && answer.statusCode() != probe.status()
                    ? answer.headers().firstValue("Location")
                    : Optional.empty();
            if (location.isEmpty()) {
                return judge(probe, answer);
            }
            if (redirects == MOST_REDIRECTS) {
                return Optional.of("redirects more than %d times".formatted(MOST_REDIRECTS));
            }
            URI next = resolve(address, location.get());
            if (next == null) {
                return Optional.of("redirects to what is no address for it: " + seen(location.get()));
            }
            address = next;
        }
    }

    private HttpResponse<BoundedBody.Content> send(Probe probe, URI address, long deadline)
            throws TimeoutException, IOException, InterruptedException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new TimeoutException();
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofNanos(left)).header("User-Agent", "onoma-monitor");
        if (probe.authorization() != null && sameServer(probe.url(), address)) {
            request.header("Authorization", probe.authorization());
        }
        CompletableFuture<HttpResponse<BoundedBody.Content>> answer =
                http.sendAsync(request.build(), head -> new BoundedBody(LARGEST_BODY));
        try {
            // The request's own timeout ends with the head of the answer, this one with its body.
            return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                throw new TimeoutException();
            }
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static Optional<String> judge(Probe probe, HttpResponse<BoundedBody.Content> answer) {
        if (answer.statusCode() != probe.status()) {
            return Optional.of("answers %d, expected %d".formatted(answer.statusCode(), probe.status()));
        }
        if (probe.pointer() == null) {
            return Optional.empty();
        }
        if (!answer.body().whole()) {
            return Optional.of("answers more than %d bytes: its JSON is not read".formatted(LARGEST_BODY));
        }
        JsonNode found;
        try {
            found = Json.mapper().readTree(answer.body().bytes()).at(probe.pointer());
        } catch (IOException garbage) {
            return Optional.of("answers what is no JSON");
        }
        if (found.isMissingNode()) {
            return Optional.of("answers JSON without %s".formatted(probe.pointer()));
        }
        String value = found.isValueNode() ? found.asText() : found.toString();
        return probe.expected() == null || probe.expected().equals(value)
                ? Optional.empty()
                : Optional.of(
                        "has \"%s\" at %s, expected \"%s\"".formatted(seen(value), probe.pointer(), probe.expected()));
    }

    private static boolean isRedirect(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /** Where a redirect leads; null where that is nowhere, or from https to http. */
    private static @Nullable URI resolve(URI from, String location) {
        try {
            URI to = from.resolve(location);
            boolean followed = to.getHost() != null
                    && ("https".equals(to.getScheme())
                            || "http".equals(to.getScheme()) && !"https".equals(from.getScheme()));
            return followed ? to : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static boolean sameServer(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equals(other.getHost())
                && one.getPort() == other.getPort();
    }

    private static String cause(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : seen(message);
    }

    /** What others have sent, short and harmless to look at. */
    private static String seen(String text) {
        return Literal.printable(text.length() > LONGEST_SEEN ? text.substring(0, LONGEST_SEEN) + "…" : text);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
