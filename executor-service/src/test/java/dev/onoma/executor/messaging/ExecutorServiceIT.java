package dev.onoma.executor.messaging;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.onoma.command.Command;
import dev.onoma.embedded.TestKafka;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.executor.target.Steps;
import dev.onoma.plan.PlanId;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class ExecutorServiceIT {

    private static final PlanId PLAN = new PlanId("plan-0123456789abcdef");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @ConfigProperty(name = "onoma.targets.shop.jdbc-url")
    String shopUrl;

    private KafkaProducer<String, byte[]> producer;
    private KafkaConsumer<String, byte[]> consumer;

    @BeforeEach
    void connect() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "group.id",
                "test-" + System.nanoTime(),
                "auto.offset.reset",
                "earliest");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
        consumer.close();
    }

    @Test
    void doesCommandsInOrderAndIsNotStoppedByWhatItCannotRead() {
        RunId run = new RunId("run-00000011");
        send(fence(run, "store", 1));
        producer.send(new ProducerRecord<>(
                Topics.COMMANDS, "store", "{\"command\": \"dance\"}".getBytes(StandardCharsets.UTF_8)));
        send(new Command.CaptureBaseline(run, "store", 1, PLAN));
        send(new Command.ApplyStep(run, "store", 1, Steps.renameTable(1)));
        send(new Command.ApplyStep(run, "store", 1, Steps.dropOldName(2)));
        send(new Command.CloseRun(run, "store", 1, "COMPLETED"));

        List<ConsumerRecord<String, byte[]>> events = read(Topics.EVENTS, run.value(), 4);
        assertThat(events)
                .extracting(event -> header(event, Envelope.TYPE))
                .containsExactly(
                        "dev.onoma.run-fenced",
                        "dev.onoma.step-applied",
                        "dev.onoma.step-applied",
                        "dev.onoma.run-closed");
        assertThat(events).extracting(event -> header(event, Envelope.SOURCE)).containsOnly("/executor");
        assertThat(events.get(1).value())
                .satisfies(body -> assertThat(Reading.event(body))
                        .isInstanceOfSatisfying(
                                Reading.Readable.class,
                                r -> assertThat(r.value()).isInstanceOf(Event.StepApplied.class)));

        ConsumerRecord<String, byte[]> letter =
                read(Topics.deadLetters(Topics.COMMANDS), "store", 1).getFirst();
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("dance");
        assertThat(header(letter, "onoma_reason")).contains("dance");
        assertThat(header(letter, "onoma_topic")).isEqualTo(Topics.COMMANDS);

        get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        get("/q/metrics").then().statusCode(200).body(containsString("onoma_executor_step_held_seconds_count"));
    }

    @Test
    void oneTargetDoesNotWaitForAnother() throws Exception {
        RunId blocked = new RunId("run-00000021");
        RunId free = new RunId("run-00000022");
        try (Connection holder = DriverManager.getConnection(shopUrl, "postgres", "");
                Statement statement = holder.createStatement()) {
            statement.execute("BEGIN; SELECT count(*) FROM \"InventoryItem\"");
            send(fence(blocked, "shop", 1));
            send(new Command.ApplyStep(blocked, "shop", 1, Steps.renameTable(1)));
            send(fence(free, "store", 1));
            send(new Command.ApplyStep(free, "store", 1, Steps.renameIndex(1, "item_tenant")));

            assertThat(read(Topics.EVENTS, free.value(), 2)).hasSize(2);
            assertThat(types(read(Topics.EVENTS, blocked.value(), 2)))
                    .containsExactly("dev.onoma.run-fenced", "dev.onoma.step-blocked");
            statement.execute("ROLLBACK");
        }
        assertThat(types(readUntil(blocked.value(), "dev.onoma.step-applied"))).contains("dev.onoma.step-applied");
        // For the other test, which wants the target for itself.
        send(new Command.CloseRun(free, "store", 1, "COMPLETED"));
        readUntil(free.value(), "dev.onoma.run-closed");
    }

    private static Command fence(RunId run, String target, long epoch) {
        return new Command.FenceRun(run, target, epoch, PLAN, null, null, "ann");
    }

    private void send(Command command) {
        Envelope envelope = Envelope.of(command, Instant.now());
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(envelope.topic(), null, envelope.key(), envelope.bytes());
        envelope.headers()
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic, String key, int count) {
        return read(topic, key, found -> found.size() >= count);
    }

    private List<ConsumerRecord<String, byte[]>> readUntil(String run, String type) {
        return read(Topics.EVENTS, run, found -> types(found).contains(type));
    }

    private List<ConsumerRecord<String, byte[]>> read(
            String topic, String key, Predicate<List<ConsumerRecord<String, byte[]>>> isEnough) {
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList());
        consumer.seekToBeginning(List.of());
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isEnough.test(found) && System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                if (key.equals(message.key())) {
                    found.add(message);
                }
            }
        }
        return found;
    }

    private static List<String> types(List<ConsumerRecord<String, byte[]>> events) {
        return events.stream().map(event -> header(event, Envelope.TYPE)).toList();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
