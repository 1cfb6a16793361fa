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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** With what every {@link #TYPE} begins. */
    public static final String TYPE_PREFIX = "dev.onoma.";

    private static final Map<Class<?>, String> TYPES = Stream.of(Event.class, Command.class, Alert.class)
            .flatMap(
                    family -> Stream.of(family.getAnnotation(JsonSubTypes.class).value()))
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, kind -> TYPE_PREFIX + kind.name()));

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
                headers(EventId.of(event).value(), type(event.getClass()), source, run, at),
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
                        type(command.getClass()),
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
                headers(EventId.of(alert).value(), type(alert.getClass()), source, alert.target(), at),
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

    /** The type in short, such as {@code step-applied}. */
    public String kind() {
        return type().substring(TYPE_PREFIX.length());
    }

    /** What messages of this class have as their {@link #TYPE}. */
    public static String type(Class<?> message) {
        String type = TYPES.get(message);
        if (type == null) {
            throw new IllegalStateException(message + " has no name among the subtypes of its family.");
        }
        return type;
    }

    /** The same of several, for who reads only these of a topic. */
    public static Set<String> types(Class<?>... messages) {
        return Stream.of(messages).map(Envelope::type).collect(Collectors.toUnmodifiableSet());
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
}
