package dev.onoma.monitor.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.Damping;
import dev.onoma.monitor.notify.Notification.Status;
import dev.onoma.wire.Hmac;
import dev.onoma.wire.Json;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each way to tell somebody, against a real server that takes it, refuses it, and hangs. */
@Timeout(120)
class DeliveriesTest {

    private static final Notification NEWS = new Notification(
            "run-1/probe/checkout",
            Status.RAISED,
            "shop",
            "probe",
            Severity.CRITICAL,
            "monitor",
            "probe checkout answers 500 <!channel> & naïve 🦀",
            Map.of("run", "run-1"),
            Instant.parse("2026-01-02T03:04:05Z"));

    private WebServer web;
    private SmtpServer smtp;
    private Vertx vertx;

    @BeforeEach
    void start() throws Exception {
        web = new WebServer();
        smtp = new SmtpServer();
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() throws Exception {
        web.close();
        smtp.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void aChatIsToldInColourAndMentionsNobody() throws Exception {
        try (SlackDelivery slack = new SlackDelivery(web.at("/services/T000/B000/hush"))) {
            slack.deliver(NEWS);
            assertThat(slack.toString()).doesNotContain("hush");
        }
        JsonNode message = Json.mapper()
                .readTree(web.requests("/services/T000/B000/hush").getFirst().body());
        assertThat(message.path("text").asText())
                .startsWith("[CRITICAL] shop: probe checkout")
                .contains("&lt;!channel&gt; &amp; naïve 🦀");
        assertThat(message.at("/attachments/0/color").asText()).isEqualTo("danger");
        assertThat(message.at("/attachments/0/text").asText()).contains("run: run-1");
    }

    @Test
    void aProgramGetsJsonThatIsSigned() throws Exception {
        try (WebhookDelivery webhook = new WebhookDelivery(web.at("/hook"), "hush")) {
            webhook.deliver(NEWS);
        }
        WebServer.Request request = web.requests("/hook").getFirst();
        assertThat(Json.read(request.body(), Notification.class)).isEqualTo(NEWS);
        String expected = new Hmac("hush")
                .sign(request.headers().get("X-Onoma-Timestamp"), request.body().getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers()).containsEntry("X-Onoma-Signature", "sha256=" + expected);
    }

    @Test
    void peopleGetMail() throws Exception {
        new MailDelivery(mail(smtp.port()), "onoma@example.org", List.of("ann@example.org", "ben@example.org"))
                .deliver(NEWS);

        SmtpServer.Mail mail = smtp.mails().getFirst();
        assertThat(mail.recipients()).containsExactly("ann@example.org", "ben@example.org");
        assertThat(mail.header("From")).contains("onoma@example.org");
        assertThat(String.join("\n", mail.lines())).contains("run: run-1").contains("kind: probe");
    }

    @Test
    void whatMayPassIsToldApartFromWhatWillNot() throws Exception {
        try (WebhookDelivery webhook = new WebhookDelivery(web.at("/hook"), null)) {
            web.answer(503);
            assertThat(failure(webhook)).matches(e -> !e.isForGood()).hasMessage("it answers 503.");
            web.answer(429);
            assertThat(failure(webhook)).matches(e -> !e.isForGood());
            web.answer(404);
            assertThat(failure(webhook)).matches(DeliveryFailed::isForGood);
            web.answer(302);
            assertThat(failure(webhook)).matches(DeliveryFailed::isForGood);
        }
        MailDelivery mail = new MailDelivery(mail(smtp.port()), "onoma@example.org", List.of("ann@example.org"));
        smtp.answerToRecipients("451 later");
        assertThat(failure(mail)).matches(e -> !e.isForGood());
        smtp.answerToRecipients("550 nobody here");
        assertThat(failure(mail)).matches(DeliveryFailed::isForGood).hasMessageContaining("nobody here");
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void whoHangsOrIsNotThereIsGivenUp() throws Exception {
        try (WebhookDelivery hanging = new WebhookDelivery(web.at("/hangs"), null, Duration.ofMillis(300))) {
            assertThat(failure(hanging)).hasMessage("no answer within 300 ms.");
        }
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        try (SlackDelivery gone = new SlackDelivery(URI.create("http://localhost:" + nobody + "/hush"))) {
            assertThat(failure(gone)).hasMessageContaining("cannot be reached").hasMessageNotContaining("hush");
        }
        assertThat(failure(new MailDelivery(mail(nobody), "a@example.org", List.of("b@example.org"))))
                .matches(e -> !e.isForGood());
    }

    @Test
    void itIsTriedAgainLongerAndLongerApart() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        web.answer(500);
        try (WebhookDelivery webhook = new WebhookDelivery(web.at("/hook"), null)) {
            Persistence persistence = new Persistence(receiver(webhook), Duration.ofSeconds(1), Duration.ofSeconds(5));
            assertThat(persistence.tell(NEWS, Duration.ofDays(36_500), pause -> {
                        pauses.add(pause);
                        if (pauses.size() == 5) {
                            web.answer(200);
                        }
                    }))
                    .isTrue();
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 5L, 5L);
        assertThat(web.requests("/hook")).hasSize(6);
    }

    @Test
    void whatIsTooOldOrRefusedIsNotTriedAgain() throws Exception {
        web.answer(500);
        try (WebhookDelivery webhook = new WebhookDelivery(web.at("/hook"), null)) {
            assertThat(persistence(webhook).tell(NEWS, Duration.ofSeconds(1), pause -> {}))
                    .isFalse();
            web.answer(410);
            assertThat(persistence(webhook).tell(NEWS, Duration.ofDays(36_500), pause -> {}))
                    .isFalse();
        }
        assertThat(web.requests("/hook")).hasSize(2);
    }

    @Test
    void anAddressThatCannotBeRightIsRefusedAndNotShown() {
        assertThatThrownBy(() -> new SlackDelivery(URI.create("ftp://hush")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> new MailDelivery(mail(1), "a@example.org", List.of()))
                .hasMessageContaining("to");
    }

    private static Persistence persistence(Delivery delivery) {
        return new Persistence(receiver(delivery), Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    private static Receiver receiver(Delivery delivery) {
        return new Receiver(
                "ops",
                delivery,
                Severity.INFO,
                Set.of(),
                Duration.ofHours(1),
                new Damping(0, 1, 3, Duration.ofMinutes(10), Duration.ofMinutes(5)));
    }

    private static DeliveryFailed failure(Delivery delivery) throws InterruptedException {
        try {
            delivery.deliver(NEWS);
            throw new AssertionError("It was taken");
        } catch (DeliveryFailed expected) {
            return expected;
        }
    }

    private MailClient mail(int port) {
        return MailClient.create(
                vertx,
                new MailConfig()
                        .setHostname("localhost")
                        .setPort(port)
                        .setStarttls(StartTLSOptions.OPTIONAL)
                        .setKeepAlive(false));
    }
}
