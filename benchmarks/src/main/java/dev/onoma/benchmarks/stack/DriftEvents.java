package dev.onoma.benchmarks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.benchmarks.load.Rename;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Hears of drift in Kafka, as any consumer of {@code onoma.events} does, from now on. */
public final class DriftEvents implements AutoCloseable {

    private static final String TOPIC = "onoma.events";
    private static final String TYPE = "dev.onoma.drift-detected";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param heard by {@link System#nanoTime()}
     */
    private record Heard(String target, String object, long heard) {

        boolean isOf(Rename table) {
            return object.contains(table.newName()) || object.contains(table.oldName());
        }
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final List<Heard> all = new ArrayList<>();
    private @Nullable RuntimeException failure;

    /** Returns when nothing that comes can be missed. */
    public DriftEvents(String kafka) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka), bytes, bytes);
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Asking for the places makes the consumer look where the end is.
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().daemon().name("drift-events").start(this::listen);
    }

    private void listen() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    hear(message, System.nanoTime());
                }
            }
        } catch (WakeupException closed) {
            // Nobody listens any more.
        } catch (RuntimeException e) {
            synchronized (this) {
                failure = e;
                notifyAll();
            }
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> message, long now) {
        Header type = message.headers().lastHeader("ce_type");
        if (type == null || !new String(type.value(), StandardCharsets.UTF_8).equals(TYPE)) {
            return;
        }
        try {
            JsonNode event = JSON.readTree(message.value());
            synchronized (this) {
                all.add(new Heard(
                        event.path("target").asText(), event.path("object").asText(), now));
                notifyAll();
            }
        } catch (IOException e) {
            throw new BenchmarkFailure("An event of drift cannot be read", e);
        }
    }

    /**
     * Waits for drift of a table, by either name, that is heard of after a moment; gives when it was.
     *
     * @throws BenchmarkFailure when nothing is heard in time
     */
    public synchronized long await(String target, Rename table, long after, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            for (Heard drift : all) {
                if (drift.heard() - after >= 0 && drift.target().equals(target) && drift.isOf(table)) {
                    return drift.heard();
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (failure != null) {
                throw new BenchmarkFailure("Kafka cannot be read", failure);
            }
            if (left <= 0) {
                throw new BenchmarkFailure("Nothing was heard of drift of %s in %s within %d s, only of %s"
                        .formatted(table.newName(), target, patience.toSeconds(), all));
            }
            wait(left);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
