package dev.onoma.channel;

import dev.onoma.catalog.Literal;
import dev.onoma.wire.Reading.Unreadable;
import dev.onoma.wire.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where a message goes that nobody can read or handle: {@code TOPIC.dlq}, as it came, with the reason in its headers. */
@ApplicationScoped
@Startup
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 1_000;

    /** A broker takes 1 MiB as it comes, whatever our topics take; the reason and where it was have to find room, too. */
    private static final int LARGEST = 1_000_000;

    private final Outgoing outgoing;
    private final MeterRegistry meters;

    @Inject
    public DeadLetters(Outgoing outgoing, MeterRegistry meters) {
        this.outgoing = outgoing;
        this.meters = meters;
        // Counted from zero: Prometheus sees no increase in a counter that begins with its first message.
        List.of(Topics.COMMANDS, Topics.EVENTS, Topics.ALERTS).forEach(this::counter);
    }

    /**
     * Sets a message aside. Does not block.
     *
     * @param reason may quote the message: it is made printable, and cut at {@value #LONGEST_REASON} characters
     * @return done when the broker has it and the message is acknowledged
     */
    public CompletionStage<Void> put(Message<byte[]> message, String reason) {
        IncomingKafkaRecordMetadata<String, byte[]> metadata =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return put(metadata.getRecord(), reason).thenCompose(sent -> message.ack());
    }

    /**
     * Sets a message aside. Does not block.
     *
     * @param reason may quote the message: it is made printable, and cut at {@value #LONGEST_REASON} characters
     * @return done when the broker has it
     */
    public CompletionStage<Void> put(ConsumerRecord<String, byte[]> message, String reason) {
        String shown = Literal.printable(reason);
        String cut = shown.substring(0, Math.min(shown.length(), LONGEST_REASON));
        String topic = Topics.deadLetters(message.topic());
        LOG.errorf(
                "The message at %s-%d, offset %d, goes to %s: %s",
                message.topic(), message.partition(), message.offset(), topic, cut);
        counter(message.topic()).increment();
        // The broker takes nothing larger, and trying again for ever would stop whoever waits for it.
        boolean isWhole = size(message) <= LARGEST;
        Headers headers = isWhole ? new RecordHeaders(message.headers()) : new RecordHeaders();
        if (!isWhole) {
            headers.add("onoma_cut", String.valueOf(size(message)).getBytes(StandardCharsets.UTF_8));
        }
        new Unreadable<>(cut)
                .headers(message.topic(), message.partition(), message.offset())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return isWhole
                ? outgoing.send(topic, message.key(), message.value(), headers)
                : outgoing.send(topic, null, beginning(message.value()), headers);
    }

    private Counter counter(String topic) {
        return meters.counter("onoma.dead.letters", "topic", topic);
    }

    /** Of key, value and headers, in bytes. */
    private static int size(ConsumerRecord<String, byte[]> message) {
        int size = Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
        for (Header header : message.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }

    private static byte @Nullable [] beginning(byte @Nullable [] value) {
        return value == null ? null : Arrays.copyOf(value, Math.min(value.length, LARGEST / 2));
    }
}
