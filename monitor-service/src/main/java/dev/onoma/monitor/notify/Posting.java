package dev.onoma.monitor.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON to an address that may be a secret. Whatever is answered, it ends in time; redirects are not followed. */
final class Posting implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    Posting(URI address) {
        this(address, PATIENCE);
    }

    Posting(URI address, Duration patience) {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme()) || address.getHost() == null) {
            // The address is not shown: it may be a secret.
            throw new IllegalArgumentException(
                    "The address of a receiver has to be http://HOST/PATH or https://HOST/PATH.");
        }
        this.address = address;
        this.patience = patience;
    }

    /**
     * Posts.
     *
     * @throws DeliveryFailed when the answer is not one of success
     */
    void post(byte[] json, Map<String, String> headers) throws DeliveryFailed, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "onoma-monitor")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(request.build(), head -> HttpResponse.BodySubscribers.replacing(null));
        int status;
        try {
            status = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS).statusCode();
        } catch (TimeoutException hangs) {
            throw DeliveryFailed.forNow("no answer within %d ms.".formatted(patience.toMillis()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HttpTimeoutException
                    ? DeliveryFailed.forNow("no answer within %d ms.".formatted(patience.toMillis()))
                    : DeliveryFailed.forNow(
                            "it cannot be reached (%s).".formatted(kind(Objects.requireNonNullElse(e.getCause(), e))));
        } finally {
            answer.cancel(true);
        }
        if (status / 100 != 2) {
            throw refused(status);
        }
    }

    private static DeliveryFailed refused(int status) {
        String message = "it answers %d.".formatted(status);
        boolean mayPass = status >= 500 || status == 408 || status == 429;
        return mayPass ? DeliveryFailed.forNow(message) : DeliveryFailed.forGood(message);
    }

    /** Without the message, which may hold the address. */
    private static String kind(Throwable failure) {
        return failure instanceof IOException
                ? failure.getClass().getSimpleName()
                : failure.getClass().getName();
    }

    /** Where it posts to, without what may be a secret. */
    @Override
    public String toString() {
        return address.getScheme() + "://" + address.getHost();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
