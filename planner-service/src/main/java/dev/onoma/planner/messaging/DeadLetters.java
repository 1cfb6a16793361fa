package dev.onoma.planner.messaging;

import dev.onoma.wire.Reading.Unreadable;
import dev.onoma.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Where a message goes that nobody here can read or handle: {@code TOPIC.dlq}, as it came, with the reason in its headers. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Producer<String, byte[]> producer;
    private final MeterRegistry metrics;

    @Inject
    public DeadLetters(Producer<String, byte[]> producer, MeterRegistry metrics) {
        this.producer = producer;
        this.metrics = metrics;
    }

    /** Returns when the broker has it. */
    void put(ConsumerRecord<String, byte[]> message, Unreadable<?> why) {
        String topic = Topics.deadLetters(message.topic());
        LOG.errorf(
                "The message at %s-%d, offset %d, goes to %s: %s",
                message.topic(), message.partition(), message.offset(), topic, why.reason());
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic, null, message.key(), message.value(), message.headers());
        why.headers(message.topic(), message.partition(), message.offset())
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        metrics.counter("onoma.planner.dead.letters", "topic", message.topic()).increment();
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take a dead letter for " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a dead letter for " + topic + " was on its way", e);
        }
    }
}
