package dev.onoma.planner.messaging;

import dev.onoma.eventlog.Publisher;
import dev.onoma.wire.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Hands messages to Kafka; done when the broker has acknowledged them. */
@ApplicationScoped
public class KafkaPublisher implements Publisher {

    private final Producer<String, byte[]> producer;

    @Inject
    public KafkaPublisher(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public CompletionStage<?> publish(Envelope message) {
        ProducerRecord<String, byte[]> messageRecord =
                new ProducerRecord<>(message.topic(), message.key(), message.bytes());
        message.headers()
                .forEach((name, value) -> messageRecord.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        producer.send(messageRecord, (metadata, failure) -> {
            if (failure == null) {
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(failure);
            }
        });
        return acknowledged;
    }
}
