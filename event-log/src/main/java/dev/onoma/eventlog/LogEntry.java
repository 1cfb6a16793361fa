package dev.onoma.eventlog;

import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.events.EventId;
import dev.onoma.wire.Envelope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A message as the event log keeps it.
 *
 * @param eventId unique: the log keeps the first message of that id
 * @param type such as {@code dev.onoma.step-applied}
 * @param time in microseconds, which is what PostgreSQL keeps
 * @param payload exactly what was on the wire
 */
public record LogEntry(
        String eventId,
        String topic,
        int partition,
        long offset,
        String type,
        @Nullable String run,
        @Nullable String target,
        Instant time,
        String payload) {

    public LogEntry {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /** An event that came from Kafka. */
    public static LogEntry of(Event event, Envelope message, int partition, long offset) {
        return of(EventId.of(event), message, partition, offset, event.run().value(), event.target());
    }

    /** An alert that came from Kafka. */
    public static LogEntry of(Alert alert, Envelope message, int partition, long offset) {
        return of(EventId.of(alert), message, partition, offset, null, alert.target());
    }

    private static LogEntry of(
            EventId id, Envelope message, int partition, long offset, @Nullable String run, @Nullable String target) {
        return new LogEntry(
                id.value(),
                message.topic(),
                partition,
                offset,
                message.type(),
                run,
                target,
                message.time(),
                message.body());
    }
}
