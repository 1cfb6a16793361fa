package dev.onoma.monitor.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.embedded.KafkaBroker;
import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.Courier;
import dev.onoma.monitor.alert.Damping;
import dev.onoma.monitor.notify.Delivery;
import dev.onoma.monitor.notify.MailDelivery;
import dev.onoma.monitor.notify.Persistence;
import dev.onoma.monitor.notify.Receiver;
import dev.onoma.monitor.notify.SlackDelivery;
import dev.onoma.monitor.notify.SmtpServer;
import dev.onoma.monitor.notify.WebServer;
import dev.onoma.monitor.notify.WebhookDelivery;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import dev.onoma.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the topic to chat, program and mailbox, with a real broker that goes away and comes back. */
class AlertFeedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private KafkaBroker broker;
    private int port;
    private KafkaProducer<String, byte[]> producer;
    private WebServer web;
    private SmtpServer smtp;
    private Vertx vertx;
    private AlertFeed feed;

    @BeforeEach
    void start() throws Exception {
        broker = KafkaBroker.start(folder, 0);
        port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(List.of(new NewTopic(Topics.ALERTS, 2, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());
        web = new WebServer();
        smtp = new SmtpServer();
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() throws Exception {
        feed.close();
        producer.close(Duration.ofSeconds(1));
        broker.close();
        web.close();
        smtp.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void aDeadReceiverKeepsNoOtherWaiting() throws Exception {
        feed = feed(
                receiver("dead", new SlackDelivery(URI.create("http://localhost:1/hush"))),
                receiver("hanging", new WebhookDelivery(web.at("/hangs"), null)),
                receiver("chat", new SlackDelivery(web.at("/chat"))),
                receiver("program", new WebhookDelivery(web.at("/hook"), "secret")),
                receiver("people", mail()));
        for (int i = 0; i < 20; i++) {
            send(raised("alert-" + i));
        }
        send(new AlertResolved("alert-0", "shop", Instant.now()));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(web.requests("/chat")).hasSize(21);
            assertThat(web.requests("/hook")).hasSize(21);
            assertThat(smtp.mails()).hasSize(21);
        });
        assertThat(smtp.mails().getLast().header("Subject")).contains("RESOLVED");
        assertThat(web.requests("/hangs")).isNotEmpty();
    }

    @Test
    void whoBeginsAnewTellsWhatWasNotToldAndNothingTwice() throws Exception {
        feed = feed(receiver("program", new WebhookDelivery(web.at("/hook"), null)));
        send(raised("first"));
        await().atMost(PATIENCE).until(() -> web.requests("/hook").size() == 1);
        feed.close();
        send(raised("second"));
        send(raised("first"));
        send(new AlertResolved("first", "shop", Instant.now()));

        feed = feed(receiver("program", new WebhookDelivery(web.at("/hook"), null)));

        await().atMost(PATIENCE).until(() -> web.requests("/hook").size() == 3);
        assertThat(web.requests("/hook").get(1).body()).contains("second");
        assertThat(web.requests("/hook").get(2).body()).contains("RESOLVED").contains("first is wrong");
    }

    @Test
    void whatIsRaisedWhileTheBrokerIsAwayIsNotLost() throws Exception {
        feed = feed(receiver("program", new WebhookDelivery(web.at("/hook"), null)));
        send(raised("before"));
        await().atMost(PATIENCE).until(() -> web.requests("/hook").size() == 1);
        try (Courier<Alert> courier = new Courier<>("alerts", this::sendOrFail)) {
            broker.close();
            courier.put(raised("meanwhile"));
            courier.put(new AlertResolved("meanwhile", "shop", Instant.now()));

            broker = KafkaBroker.start(folder, port);

            await().atMost(PATIENCE).until(() -> web.requests("/hook").size() == 3);
        }
        assertThat(web.requests("/hook").getLast().body()).contains("RESOLVED").contains("meanwhile");
    }

    private AlertFeed feed(Receiver... receivers) {
        return new AlertFeed(
                kafka(),
                List.of(receivers),
                receiver -> new Persistence(receiver, Duration.ofMillis(50), Duration.ofSeconds(1)),
                metrics);
    }

    private Map<String, Object> kafka() {
        return Map.of(
                "bootstrap.servers",
                "localhost:" + port,
                "max.block.ms",
                3_000,
                "delivery.timeout.ms",
                3_000,
                "request.timeout.ms",
                2_000,
                "linger.ms",
                0);
    }

    private Delivery mail() {
        MailConfig config =
                new MailConfig().setHostname("localhost").setPort(smtp.port()).setKeepAlive(false);
        return new MailDelivery(MailClient.create(vertx, config), "onoma@example.org", List.of("ann@example.org"));
    }

    private static Receiver receiver(String name, Delivery delivery) {
        return new Receiver(
                name,
                delivery,
                Severity.WARNING,
                Set.of(),
                Duration.ofHours(1),
                new Damping(0, 1, 3, Duration.ofMinutes(10), Duration.ofMinutes(5)));
    }

    private static AlertRaised raised(String id) {
        return new AlertRaised(
                id, "shop", "probe", Severity.CRITICAL, "test", id + " is wrong", Map.of(), Instant.now());
    }

    private void sendOrFail(Alert alert) {
        try {
            send(alert);
        } catch (Exception away) {
            throw new IllegalStateException("Kafka is away", away);
        }
    }

    private void send(Alert alert) throws Exception {
        Envelope envelope = Envelope.of(alert, Source.MONITOR);
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(envelope.topic(), null, envelope.key(), envelope.bytes());
        envelope.headers()
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message).get(10, TimeUnit.SECONDS);
    }
}
