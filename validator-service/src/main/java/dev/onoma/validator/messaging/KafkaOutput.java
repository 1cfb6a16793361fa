package dev.onoma.validator.messaging;

import dev.onoma.events.Event;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the validator sends. It is not a channel: several lanes send at the same time, each wants to know when the broker has its own
 * messages, and none may be lost because a buffer was full.
 */
@ApplicationScoped
public class KafkaOutput {

    private static final Logger LOG = Logger.getLogger(KafkaOutput.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    private volatile boolean closed;

    @Inject
    public KafkaOutput(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "onoma-validator-out");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends an event to its topic.
     *
     * @return done when the broker has it
     */
    CompletionStage<Void> publish(Event event) {
        Envelope envelope = Envelope.of(event, Source.VALIDATOR, Instant.now());
        return send(envelope.topic(), envelope.key(), envelope.bytes(), envelope.headers());
    }

    /**
     * Sends a message, again and again until the broker has it.
     *
     * @return done when the broker has it
     */
    CompletionStage<Void> send(
            String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, null, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        send(message, delivered);
        return delivered;
    }

    private void send(ProducerRecord<String, byte[]> message, CompletableFuture<Void> delivered) {
        try {
            var unused = producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    delivered.complete(null);
                } else {
                    again(message, delivered, failure);
                }
            });
        } catch (RuntimeException refused) {
            again(message, delivered, refused);
        }
    }

    private void again(ProducerRecord<String, byte[]> message, CompletableFuture<Void> delivered, Exception failure) {
        if (closed) {
            delivered.completeExceptionally(failure);
            return;
        }
        LOG.errorf("Kafka did not take a message for %s, trying again: %s", message.topic(), failure.getMessage());
        CompletableFuture.delayedExecutor(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> send(message, delivered));
    }

    @PreDestroy
    void close() {
        closed = true;
        producer.close(Duration.ofSeconds(5));
    }
}
