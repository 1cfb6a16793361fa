package dev.onoma.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onoma.command.Command;
import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reading a message came to. A message that cannot be read is a value: it goes to the dead letters and stops nothing.
 *
 * @param <T> what the message should be
 */
public sealed interface Reading<T> {

    /** The message is whole. */
    record Readable<T>(T value) implements Reading<T> {}

    /**
     * The message is none of the kind.
     *
     * @param reason what is wrong with it and where
     */
    record Unreadable<T>(String reason) implements Reading<T> {

        /** Headers for the dead letter, beside the message's own; its key and value stay as they are. */
        public Map<String, String> headers(String topic, int partition, long offset) {
            return Map.of(
                    "onoma_reason",
                    reason,
                    "onoma_topic",
                    topic,
                    "onoma_partition",
                    String.valueOf(partition),
                    "onoma_offset",
                    String.valueOf(offset));
        }
    }

    /** A message as it came, if it has what a CloudEvent must have. */
    static Reading<Envelope> envelope(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] body) {
        for (String name : List.of(Envelope.ID, Envelope.TYPE, Envelope.SOURCE, Envelope.TIME)) {
            if (!headers.containsKey(name)) {
                return new Unreadable<>(
                        "The message has no header " + name + "; expected a CloudEvent in binary mode.");
            }
        }
        if (key == null || body == null) {
            return new Unreadable<>("The message has no " + (key == null ? "key." : "body."));
        }
        Envelope envelope = new Envelope(topic, key, headers, new String(body, StandardCharsets.UTF_8));
        try {
            envelope.time();
            return new Readable<>(envelope);
        } catch (DateTimeParseException noTime) {
            return new Unreadable<>("The header " + Envelope.TIME + " is no time: " + noTime.getParsedString());
        }
    }

    static Reading<Event> event(byte @Nullable [] body) {
        return of(body, Event.class);
    }

    static Reading<Command> command(byte @Nullable [] body) {
        return of(body, Command.class);
    }

    static Reading<Alert> alert(byte @Nullable [] body) {
        return of(body, Alert.class);
    }

    private static <T> Reading<T> of(byte @Nullable [] body, Class<T> kind) {
        if (body == null || body.length == 0) {
            return new Unreadable<>("The message is empty; expected JSON of one " + kind.getSimpleName() + ".");
        }
        try {
            @Nullable T value = Json.mapper().readValue(body, kind);
            String gap = value == null ? "$" : Gaps.first(value);
            return value == null || gap != null
                    ? new Unreadable<>("The " + kind.getSimpleName() + " has no " + gap + ".")
                    : new Readable<>(value);
        } catch (JsonProcessingException notJson) {
            return new Unreadable<>("No " + kind.getSimpleName() + ": " + explained(notJson));
        } catch (IOException | IllegalArgumentException notRead) {
            return new Unreadable<>("No " + kind.getSimpleName() + ": " + notRead.getMessage());
        }
    }

    private static String explained(JsonProcessingException problem) {
        var place = problem.getLocation();
        String message = problem.getOriginalMessage();
        return place == null
                ? message
                : "%s (line %d, column %d)".formatted(message, place.getLineNr(), place.getColumnNr());
    }
}
