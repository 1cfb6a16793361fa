package dev.onoma.planner.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.eventlog.LogFilter;
import dev.onoma.planner.PlannerConfig;
import dev.onoma.planner.log.EventPage;
import dev.onoma.planner.log.Events;
import dev.onoma.planner.log.LogSignals;
import dev.onoma.planner.log.LoggedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Sends the event log to a client for as long as it listens, as server-sent events (WHATWG HTML, 9.2): one virtual thread each,
 * asleep until the log grows. A slow client holds up nobody but its own thread.
 */
@ApplicationScoped
public class EventStreams {

    private static final Logger LOG = Logger.getLogger(EventStreams.class);
    private static final int AT_ONCE = 500;

    /** A run tells of hundreds of events a second: what comes sooner than this after the last look goes together. */
    private static final Duration PACE = Duration.ofMillis(20);

    private final Events events;
    private final LogSignals signals;
    private final ObjectMapper json;
    private final Duration heartbeat;

    @Inject
    public EventStreams(Events events, LogSignals signals, ObjectMapper json, PlannerConfig config) {
        this.events = events;
        this.signals = signals;
        this.json = json;
        this.heartbeat = config.planner().stream().heartbeat();
    }

    /**
     * Returns when the client has gone or the planner stops.
     *
     * @param gone whether its connection is closed, which what is sent would tell only later
     */
    void serve(long after, LogFilter filter, OutputStream client, BooleanSupplier gone) {
        try {
            // So that the client sees at once that it is connected.
            send(client, ": connected\n\n");
            follow(after, filter, client, gone);
        } catch (IOException unheard) {
            LOG.debugf("A listener has gone: %s", unheard.getMessage());
        } catch (SQLException e) {
            // The client connects again and goes on from its last event.
            LOG.warnf("An event stream ends, since the event log cannot be read: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(long after, LogFilter filter, OutputStream client, BooleanSupplier gone)
            throws SQLException, IOException, InterruptedException {
        long cursor = after;
        long spokeAt = System.nanoTime();
        while (!signals.stopping() && !gone.getAsBoolean()) {
            long seen = signals.seen();
            long lookedAt = System.nanoTime();
            EventPage page = events.after(cursor, AT_ONCE, filter);
            cursor = page.next();
            if (!page.events().isEmpty()) {
                send(client, text(page));
                spokeAt = lookedAt;
            } else if (left(spokeAt, heartbeat) <= 0) {
                send(client, ": still here\n\n");
                spokeAt = lookedAt;
            }
            if (page.events().size() < AT_ONCE && signals.await(seen, Duration.ofNanos(left(spokeAt, heartbeat)))) {
                TimeUnit.NANOSECONDS.sleep(left(lookedAt, PACE));
            }
        }
    }

    /** How much of a span that began then is left, in nanoseconds; 0 or less where it is over. */
    private static long left(long beganAt, Duration span) {
        return span.toNanos() - (System.nanoTime() - beganAt);
    }

    private String text(EventPage page) throws IOException {
        StringBuilder text = new StringBuilder();
        for (LoggedEvent event : page.events()) {
            text.append("id: ").append(event.cursor()).append("\nevent: ").append(event.type());
            json.writeValueAsString(event)
                    .lines()
                    .forEach(line -> text.append("\ndata: ").append(line));
            text.append("\n\n");
        }
        return text.toString();
    }

    private static void send(OutputStream client, String text) throws IOException {
        client.write(text.getBytes(StandardCharsets.UTF_8));
        client.flush();
    }
}
