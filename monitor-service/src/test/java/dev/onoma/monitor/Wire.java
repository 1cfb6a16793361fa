package dev.onoma.monitor;

import static org.awaitility.Awaitility.await;

import dev.onoma.embedded.TestKafka;
import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Source;
import dev.onoma.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other side of the broker: sends as planner and validator do, and reads what the monitor says. */
final class Wire implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(120);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Event> events = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    Wire() {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestKafka.bootstrapServers());
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.EVENTS, Topics.ALERTS)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    void send(Event event) throws Exception {
        Envelope envelope = Envelope.of(event, Source.PLANNER, Instant.now());
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(envelope.topic(), null, envelope.key(), envelope.bytes());
        envelope.headers()
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message).get();
    }

    void sendGarbage(String key) throws Exception {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topics.EVENTS, key, "{".getBytes(StandardCharsets.UTF_8));
        message.headers().add(Envelope.TYPE, "dev.onoma.stage-changed".getBytes(StandardCharsets.UTF_8));
        producer.send(message).get();
    }

    <T extends Event> T awaitEvent(Class<T> kind, Predicate<T> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> find(events, kind, wanted), found -> !found.isEmpty())
                .getFirst();
    }

    <T extends Alert> T awaitAlert(Class<T> kind, Predicate<T> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> find(alerts, kind, wanted), found -> !found.isEmpty())
                .getFirst();
    }

    <T extends Alert> List<T> alertsSoFar(Class<T> kind, Predicate<T> wanted) {
        return find(alerts, kind, wanted);
    }

    <T extends Event> List<T> eventsSoFar(Class<T> kind, Predicate<T> wanted) {
        return find(events, kind, wanted);
    }

    private <T> List<T> find(List<? super T> all, Class<T> kind, Predicate<T> wanted) {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> {
            if (message.topic().equals(Topics.EVENTS)) {
                if (Reading.event(message.value()) instanceof Reading.Readable<Event>(Event event)) {
                    events.add(event);
                }
            } else if (Reading.alert(message.value()) instanceof Reading.Readable<Alert>(Alert alert)) {
                alerts.add(alert);
            }
        });
        return all.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
