package dev.onoma.cli.planner;

import dev.onoma.cli.outcome.CommandFailure;
import dev.onoma.cli.outcome.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a stream of server-sent events for as long as the service can be reached: a lost connection is made again and goes on
 * after the last event that came (HTML standard, 9.2).
 */
public final class EventStream implements AutoCloseable {

    private static final Duration AGAIN_AFTER = Duration.ofMillis(500);
    // The planner says every 15 s that it is there; silence means that the connection is dead without knowing it.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(50);

    private final Service service;
    private final String path;
    private final Duration patience;
    private final Consumer<String> notices;
    private final ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(
            1,
            work -> Thread.ofPlatform().daemon().name("event-stream-watchdog").unstarted(work));
    private @Nullable String lastEventId;
    private volatile @Nullable InputStream connection;
    private volatile boolean closed;

    /**
     * @param patience how long the service may be away
     * @param notices hears when it goes and comes back
     */
    public EventStream(Service service, String path, Duration patience, Consumer<String> notices) {
        this.service = service;
        this.path = path;
        this.patience = patience;
        this.notices = notices;
        // Once closed there is nothing to watch over.
        watchdog.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Hands on the data of each event; returns when the stream was closed.
     *
     * @throws CommandFailure when the service refuses, or stays away for longer than there is patience
     */
    public void follow(Consumer<String> data) {
        // Who was never there is not waited for.
        Instant giveUp = Instant.MIN;
        boolean lost = false;
        while (!closed) {
            try {
                InputStream stream = service.stream(path, lastEventId);
                connection = stream;
                if (lost) {
                    notices.accept("Connected again.");
                }
                lost = false;
                read(stream, data);
                giveUp = Instant.now().plus(patience);
            } catch (CommandFailure failure) {
                if (failure.code() != ExitCode.UNREACHABLE || Instant.now().isAfter(giveUp)) {
                    throw failure;
                }
            }
            if (!closed && !lost) {
                lost = true;
                notices.accept("The connection was lost; connecting again.");
            }
            pause();
        }
    }

    private void read(InputStream stream, Consumer<String> data) {
        StringBuilder event = new StringBuilder();
        @Nullable String id = lastEventId;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = next(lines); line != null; line = next(lines)) {
                if (line.isEmpty()) {
                    lastEventId = id;
                    if (!event.isEmpty()) {
                        data.accept(event.substring(0, event.length() - 1));
                        event.setLength(0);
                    }
                } else if (line.startsWith("id:")) {
                    id = value(line);
                } else if (line.startsWith("data:")) {
                    event.append(value(line)).append('\n');
                }
            }
        } catch (IOException lost) {
            // Connected again by the caller, after the last event that was whole.
        }
    }

    private @Nullable String next(BufferedReader lines) throws IOException {
        ScheduledFuture<?> bark =
                watchdog.schedule(this::disconnect, LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return lines.readLine();
        } finally {
            bark.cancel(false);
        }
    }

    private static String value(String line) {
        String text = line.substring(line.indexOf(':') + 1);
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    private void pause() {
        try {
            if (!closed) {
                Thread.sleep(AGAIN_AFTER);
            }
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    private void disconnect() {
        InputStream open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It was broken already, which is what was wanted.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        disconnect();
        watchdog.shutdownNow();
    }
}
