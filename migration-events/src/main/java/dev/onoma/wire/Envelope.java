package dev.onoma.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.onoma.command.Command;
import dev.onoma.command.CommandId;
import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.events.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as it goes to Kafka: a CloudEvent in binary mode (CloudEvents 1.0, Kafka protocol binding, 3.2).
 *
 * @param key decides the partition, and so what keeps its order
 * @param headers the attributes of the CloudEvent, in order
 * @param body JSON
 */
public record Envelope(String topic, String key, Map<String, String> headers, String body) {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String CONTENT_TYPE = "content-type";

    private static final String TYPE_PREFIX = "dev.onoma.";

    public Envelope {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * @param at when it happened
     */
    public static Envelope of(Event event, Source source, Instant at) {
        String run = event.run().value();
        return new Envelope(
                Topics.EVENTS,
                run,
                headers(EventId.of(event).value(), type(Event.class, event), source, run, at),
                Json.write(event));
    }

    /**
     * @param at when it was decided
     */
    public static Envelope of(Command command, Instant at) {
        String id = CommandId.of(command).value();
        return new Envelope(
                Topics.COMMANDS,
                command.target(),
                headers(
                        id,
                        type(Command.class, command),
                        Source.PLANNER,
                        command.run().value(),
                        at),
                Json.write(command));
    }

    /** The alert's own time is the message's. */
    public static Envelope of(Alert alert, Source source) {
        Instant at = switch (alert) {
            case Alert.AlertRaised a -> a.at();
            case Alert.AlertResolved a -> a.at();
        };
        return new Envelope(
                Topics.ALERTS,
                alert.target(),
                headers(EventId.of(alert).value(), type(Alert.class, alert), source, alert.target(), at),
                Json.write(alert));
    }

    /** The same for all messages about the same cause. */
    public String id() {
        return header(ID);
    }

    /** Such as {@code dev.onoma.step-applied}. */
    public String type() {
        return header(TYPE);
    }

    /**
     * When it happened.
     *
     * @throws java.time.format.DateTimeParseException when the header says something else: see {@link Reading#envelope}
     */
    public Instant time() {
        return Instant.parse(header(TIME));
    }

    /** The body as it is sent. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalStateException("A message for " + topic + " has no header " + name + ".");
        }
        return value;
    }

    private static Map<String, String> headers(String id, String type, Source source, String subject, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(SPEC_VERSION, "1.0");
        headers.put(ID, id);
        headers.put(TYPE, type);
        headers.put(SOURCE, source.path());
        headers.put(SUBJECT, subject);
        headers.put(TIME, at.toString());
        headers.put(CONTENT_TYPE, "application/json");
        return headers;
    }

    private static String type(Class<?> family, Object message) {
        for (JsonSubTypes.Type kind : family.getAnnotation(JsonSubTypes.class).value()) {
            if (kind.value() == message.getClass()) {
                return TYPE_PREFIX + kind.name();
            }
        }
        throw new IllegalStateException(message.getClass() + " has no name among the subtypes of " + family + ".");
    }
}
