package dev.onoma.validator.messaging;

import dev.onoma.catalog.Literal;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Sets aside what cannot be read or handled: as it came, with the reason in its headers. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 1_000;

    private final KafkaOutput output;
    private final MeterRegistry meters;

    @Inject
    public DeadLetters(KafkaOutput output, MeterRegistry meters) {
        this.output = output;
        this.meters = meters;
    }

    /** Acknowledges the message once the broker has the dead letter. Returns at once. */
    void put(Message<byte[]> message, String reason) {
        IncomingKafkaRecordMetadata<?, ?> record =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        String shown = Literal.printable(reason);
        String cut = shown.substring(0, Math.min(shown.length(), LONGEST_REASON));
        meters.counter("onoma.validator.dead.letters").increment();
        LOG.errorf(
                "Message at %s-%d offset %d goes to the dead letters: %s",
                record.getTopic(), record.getPartition(), record.getOffset(), cut);
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.getHeaders()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        headers.putAll(
                new Reading.Unreadable<>(cut).headers(record.getTopic(), record.getPartition(), record.getOffset()));
        String topic = Topics.deadLetters(record.getTopic());
        String key = record.getKey() == null ? null : record.getKey().toString();
        // On a thread of its own: the producer blocks while it does not know the topic.
        Thread.startVirtualThread(
                () -> output.send(topic, key, message.getPayload(), headers).thenCompose(sent -> message.ack()));
    }
}
