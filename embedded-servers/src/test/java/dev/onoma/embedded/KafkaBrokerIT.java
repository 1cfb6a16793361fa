package dev.onoma.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {

    @TempDir
    private Path folder;

    @Test
    void keepsItsMessagesOverARestartOnAnotherPort() throws Exception {
        String firstAddress;
        try (KafkaBroker broker = KafkaBroker.start(folder, 0)) {
            firstAddress = broker.bootstrapServers();
            send(broker, "first");
        }
        try (KafkaBroker broker = KafkaBroker.start(folder, 0)) {
            assertThat(broker.bootstrapServers()).isNotEqualTo(firstAddress);
            send(broker, "second");
            assertThat(receive(broker, 2)).containsExactly("first", "second");
        }
    }

    @Test
    void recoversAfterAKilledJvm() throws Exception {
        DoomedJvm.startAndKill("kafka", folder);
        try (KafkaBroker broker = KafkaBroker.start(folder, 0)) {
            send(broker, "afterwards");
            assertThat(receive(broker, 1)).containsExactly("afterwards");
        }
    }

    @Test
    void commitsTransactions() {
        try (KafkaBroker broker = KafkaBroker.start(folder, 0)) {
            try (var producer = producer(broker, Map.of("transactional.id", "test"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("topic", "committed"));
                producer.commitTransaction();
            }
            assertThat(receive(broker, 1)).containsExactly("committed");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> KafkaBroker.start(folder, taken.getLocalPort()))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("Kafka cannot listen on port " + taken.getLocalPort());
        }
    }

    @Test
    void oneBrokerServesAllTestsOfAJvm() {
        assertThat(TestKafka.bootstrapServers()).isEqualTo(TestKafka.bootstrapServers());
    }

    private static void send(KafkaBroker broker, String value) throws Exception {
        try (var producer = producer(broker, Map.of())) {
            producer.send(new ProducerRecord<>("topic", value)).get();
        }
    }

    private static KafkaProducer<String, String> producer(KafkaBroker broker, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> receive(KafkaBroker broker, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", "test",
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("topic"));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
            }
        }
        return values;
    }
}
