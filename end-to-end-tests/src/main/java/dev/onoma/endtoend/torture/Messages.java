package dev.onoma.endtoend.torture;

import dev.onoma.endtoend.site.Site;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What went through Kafka, held against the event log: every event is in it, and nothing had to be set aside. */
final class Messages {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REASON = "onoma_reason";

    private final Site site;

    Messages(Site site) {
        this.site = site;
    }

    List<String> violations() throws SQLException, InterruptedException {
        List<String> violations = new ArrayList<>();
        notLogged().forEach(id -> violations.add("in Kafka and not in the event log: " + id));
        for (String topic : List.of(Topics.COMMANDS, Topics.EVENTS, Topics.ALERTS)) {
            read(
                    Topics.deadLetters(topic),
                    message -> violations.add("set aside from %s: %s".formatted(topic, header(message, REASON))));
        }
        return violations;
    }

    /** The latest may still be on their way. */
    private Set<String> notLogged() throws SQLException, InterruptedException {
        Set<String> sent = new HashSet<>();
        read(Topics.EVENTS, message -> sent.add(header(message, Envelope.ID)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            sent.removeAll(logged());
            if (sent.isEmpty() || System.nanoTime() > deadline) {
                return sent;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Set<String> logged() throws SQLException {
        Set<String> logged = new HashSet<>();
        try (Connection control = site.connectToControl();
                Statement statement = control.createStatement();
                ResultSet rows = statement.executeQuery("SELECT event_id FROM onoma_control.event_log")) {
            while (rows.next()) {
                logged.add(rows.getString(1));
            }
        }
        return logged;
    }

    /** From the beginning to what is now the end. */
    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", site.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(reader);
            }
        }
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "?" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
