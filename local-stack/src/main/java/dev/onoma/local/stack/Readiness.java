package dev.onoma.local.stack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks services for their health until each has said that it is ready. */
final class Readiness implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /**
     * @throws StackException when one ends, or is not ready in time
     */
    void await(List<ChildService> services, StartProgress progress) throws InterruptedException {
        long began = System.nanoTime();
        List<ChildService> waiting = new ArrayList<>(services);
        CompletableFuture<ChildService> firstEnded = new CompletableFuture<>();
        services.forEach(service -> service.ended().thenAccept(firstEnded::complete));
        while (!waiting.isEmpty()) {
            waiting.removeIf(service -> saidReady(service, progress));
            // Health can only be asked for; an end would be told at once.
            Optional<ChildService> ended = within(BETWEEN_QUESTIONS, firstEnded);
            if (ended.isPresent()) {
                throw ended.get().failure("has ended while the stack was starting");
            }
            if (System.nanoTime() - began > PATIENCE.toNanos() && !waiting.isEmpty()) {
                throw waiting.getFirst().failure("was not ready within " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private boolean saidReady(ChildService service, StartProgress progress) {
        boolean ready = isReady(service);
        if (ready) {
            progress.ready(service.service().label(), service.url().toString());
        }
        return ready;
    }

    private boolean isReady(ChildService service) {
        HttpRequest question = HttpRequest.newBuilder(service.url().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            // Noticed where the next question is waited for.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<ChildService> within(Duration longest, CompletableFuture<ChildService> firstEnded)
            throws InterruptedException {
        try {
            return Optional.of(firstEnded.get(longest.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException none) {
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("The end of a process cannot fail", impossible);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
