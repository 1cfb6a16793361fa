package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.onoma.channel.Outgoing;
import dev.onoma.command.Command;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestKafka;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.PlanId;
import dev.onoma.wire.Envelope;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsIT extends PlannerTest {

    @TestHTTPResource(API + "/events/stream")
    URI stream;

    @Inject
    Outgoing outgoing;

    @Test
    void readsOnFromACursor() {
        String first = oneMoreRun();
        String second = oneMoreRun();
        awaitEvent(second);
        int next = get("/events?limit=1").extract().path("next");
        get("/events?limit=1&after={next}", next).body("events[0].cursor", equalTo(next + 1));
        get("/events?run={run}", first)
                .body("events[0].type", equalTo("dev.onoma.plan-approved"))
                .body("events[0].data.by", equalTo("ada"));
        refused(get("/events?limit=0"), 422, "invalid-value", "limit");
        refused(get("/events?after=x"), 404, "unknown-resource");
    }

    @Test
    void streamsFromTheLastEventSeenAndSaysThatItIsAlive() throws IOException, InterruptedException {
        awaitEvent(oneMoreRun());
        try (HttpClient client = HttpClient.newHttpClient()) {
            // A browser says that it would take it compressed; it must come line by line all the same.
            var request = HttpRequest.newBuilder(stream)
                    .header("Last-Event-ID", "0")
                    .header("Accept-Encoding", "gzip")
                    .build();
            Iterator<String> lines =
                    client.send(request, BodyHandlers.ofLines()).body().iterator();
            assertThat(upTo(lines, "id:")).anyMatch(line -> line.startsWith(":"));
            String run = oneMoreRun();
            assertThat(upTo(lines, "data:")).isNotEmpty();
            List<String> rest = new ArrayList<>();
            while (rest.stream().noneMatch(line -> line.startsWith("data:") && line.contains(run))) {
                rest.add(lines.next());
            }
            assertThat(upTo(lines, ": still here").getLast()).contains("still here");
            client.shutdownNow();
        }
    }

    @Test
    void setsAsideWhatNobodyCanRead() throws ExecutionException, InterruptedException {
        String key = "garbage-" + UUID.randomUUID();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (String topic : List.of("onoma.events", "onoma.alerts")) {
                producer.send(new ProducerRecord<>(topic, key, "{no event".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
        assertThat(deadLetter("onoma.events.dlq", key)).contains("no header ce_id");
        assertThat(deadLetter("onoma.alerts.dlq", key)).contains("no header ce_id");
        awaitEvent(oneMoreRun());
    }

    @Test
    void hearsThoseWhoseClockIsAhead() throws ExecutionException, InterruptedException {
        Instant now = Instant.now();
        String key = "from-tomorrow-" + UUID.randomUUID();
        byte[] body = "{no event".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            long ahead = now.plus(Duration.ofHours(26)).toEpochMilli();
            for (String topic : List.of("onoma.commands", "onoma.events", "onoma.alerts")) {
                RecordMetadata taken = producer.send(new ProducerRecord<>(topic, null, ahead, key, body))
                        .get();
                assertThat(Instant.ofEpochMilli(taken.timestamp())).isBefore(now.plus(Duration.ofHours(1)));
            }
        }
        assertThat(deadLetter("onoma.events.dlq", key)).contains("no header ce_id");
    }

    /** A fence names all that a plan touches: 1.5 MB for 10,000 tables. */
    @Test
    void sendsWhatIsLarge() {
        Command large = new Command.ValidateRun(
                new RunId("run-1a26e000"),
                "nobody",
                1,
                new PlanId("plan-0000000000001a26"),
                ValidationStage.AFTER_EXPAND,
                IntStream.rangeClosed(1, 400_000).boxed().toList());
        Envelope envelope = Envelope.of(large, Instant.now());
        assertThat(envelope.bytes()).hasSizeGreaterThan(2_000_000);
        assertThat(outgoing.send(envelope)).succeedsWithin(PATIENCE);
    }

    @Test
    void provesThatNobodyChangedTheLog() throws SQLException {
        awaitEvent(oneMoreRun());
        get("/audit/verify").statusCode(200).body("unbroken", equalTo(true));
        tamper("replace(payload, '\"ada\"', '\"eve\"')");
        get("/audit/verify").body("unbroken", equalTo(false)).body("brokenAt", equalTo(1));
        tamper("replace(payload, '\"eve\"', '\"ada\"')");
        get("/audit/verify").body("unbroken", equalTo(true));
    }

    @Test
    void saysThatTheEndOfTheLogIsGone() throws SQLException {
        TestDatabase control = PlannerServers.database("control");
        control.execute("""
                SET session_replication_role = replica;
                CREATE TABLE mislaid_head AS SELECT * FROM onoma_control.event_log_head;
                DELETE FROM onoma_control.event_log_head""");
        try {
            get("/audit/verify")
                    .statusCode(503)
                    .body("type", endsWith("control-database-failed"))
                    .body("detail", containsString("deleted the end of the event log's chain"));
        } finally {
            control.execute("""
                    SET session_replication_role = replica;
                    INSERT INTO onoma_control.event_log_head SELECT * FROM mislaid_head;
                    DROP TABLE mislaid_head""");
        }
    }

    /** As a superuser, who can do what the trigger forbids everybody else. */
    private static void tamper(String payload) throws SQLException {
        PlannerServers.database("control").execute("""
                ALTER TABLE onoma_control.event_log DISABLE TRIGGER append_only;
                UPDATE onoma_control.event_log SET payload = %s WHERE position = 1;
                ALTER TABLE onoma_control.event_log ENABLE TRIGGER append_only""".formatted(payload));
    }

    private static String deadLetter(String topic, String key) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", TestKafka.bootstrapServers(), "group.id", key, "auto.offset.reset", "earliest");
        List<String> reasons = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, byte[]> letter : consumer.poll(Duration.ofMillis(100))) {
                    if (key.equals(letter.key())) {
                        reasons.add(new String(
                                letter.headers().lastHeader("onoma_reason").value(), StandardCharsets.UTF_8));
                    }
                }
                return !reasons.isEmpty();
            });
        }
        return reasons.getFirst();
    }

    /** Each has a mapping of its own, since a plan is approved only once. */
    private static String oneMoreRun() {
        String name = "t" + UUID.randomUUID().toString().substring(0, 8);
        return approved(post("/plans", Map.of("target", "depot", "mapping", "tables: {document_types: " + name + "}"))
                .extract()
                .path("id"));
    }

    private static void awaitEvent(String run) {
        await().atMost(PATIENCE)
                .until(() -> !get("/events?run={run}", run)
                        .extract()
                        .<List<Object>>path("events")
                        .isEmpty());
    }

    private static List<String> upTo(Iterator<String> lines, String prefix) {
        List<String> seen = new ArrayList<>();
        do {
            seen.add(lines.next());
        } while (!seen.getLast().startsWith(prefix));
        return seen;
    }
}
