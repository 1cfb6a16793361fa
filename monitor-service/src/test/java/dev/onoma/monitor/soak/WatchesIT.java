package dev.onoma.monitor.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.monitor.Shop;
import dev.onoma.monitor.cdc.SlotLimits;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.target.Target;
import dev.onoma.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch without Kafka and without the change stream: what it does when others fail. */
class WatchesIT {

    private static final RunId RUN = new RunId("run-12345678");

    private final AtomicInteger plannerStatus = new AtomicInteger(200);
    private final AtomicInteger kafkaFailures = new AtomicInteger();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Alert> alerts = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Shop shop;
    private HttpServer planner;
    private PlannerClient client;
    private Watches watches;

    @BeforeEach
    void start() throws Exception {
        shop = Shop.expanded();
        planner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/api/v1/plans/", Json.write(shop.plan()));
        serve(
                "/api/v1/runs/",
                "{\"stage\": \"SOAKING\", \"epoch\": 1, \"steps\": [%s]}"
                        .formatted(String.join(
                                ",",
                                shop.standing().stream()
                                        .map(step ->
                                                "{\"number\": %d, \"state\": \"VALIDATED\"}".formatted(step.number()))
                                        .toList())));
        planner.start();
        client = new PlannerClient(
                URI.create("http://localhost:" + planner.getAddress().getPort()));
        Target target = new Target(
                "shop",
                shop.database().url(),
                shop.database().user(),
                shop.database().password(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
        SoakSettings settings = new SoakSettings(
                Duration.ofMillis(50),
                Duration.ofMinutes(10),
                Duration.ofMillis(50),
                Duration.ofMinutes(10),
                new SoakSettings.Stream(
                        false, Duration.ofMinutes(1), false, 1_000, new SlotLimits(1L << 30, 8L << 30)));
        watches = new Watches(
                Map.of("shop", target),
                Map.of(),
                new Services(client, new Collecting(), settings, new SoakMetrics(metrics, Set.of("shop"))));
    }

    @AfterEach
    void stop() throws Exception {
        watches.close();
        client.close();
        planner.stop(0);
        shop.close();
    }

    @Test
    void aPlannerThatIsNotThereYetIsAskedAgain() {
        plannerStatus.set(503);
        soak("shop");
        await().until(() -> failures() > 1);
        assertThat(looks()).isZero();

        plannerStatus.set(200);

        await().until(() -> looks() > 0);
    }

    @Test
    void withoutThePlannersWordNothingIsSaid() throws Exception {
        soak("shop");
        await().until(() -> looks() > 0);

        plannerStatus.set(503);
        shop.database().execute("DROP VIEW \"InventoryItem\"");
        double before = failures();
        await().until(() -> failures() > before + 1);
        assertThat(alerts).isEmpty();

        plannerStatus.set(200);
        await().until(() -> !alerts.isEmpty());
    }

    @Test
    void whatKafkaDidNotTakeIsSaidAgain() throws Exception {
        soak("shop");
        await().until(() -> looks() > 0);
        kafkaFailures.set(2);

        shop.database().execute("CREATE TABLE more (id int)");

        await().until(() -> !alerts.isEmpty());
        assertThat(kafkaFailures).hasValue(0);
        assertThat(alerts).singleElement().isInstanceOf(AlertRaised.class);
    }

    @Test
    void aCutConnectionIsMadeAgain() throws Exception {
        soak("shop");
        await().until(() -> looks() > 0);
        shop.database().execute("""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'onoma/monitor' AND datname = current_database()\
            """);
        await().until(() -> failures() > 0);

        try (Connection billing = shop.database().connect()) {
            billing.setAutoCommit(false);
            billing.createStatement().execute("SELECT count(*) FROM \"OrderLine\"");

            await().until(() -> !events.isEmpty());
        }
    }

    @Test
    void nobodyIsWatchedAfterTheSoakNorWhenAnotherInstanceHasTheRun() {
        soak("shop");
        await().until(() -> looks() > 0);
        assertThat(watched()).isEqualTo(1);

        watches.forget(List.of(0));

        assertThat(watched()).isZero();
        soak("shop");
        watches.learn(0, changed("shop", 2, "CONTRACTING"), Instant.now());
        watches.settle();
        assertThat(watched()).isZero();
    }

    @Test
    void aTargetThatIsNotKnownStopsNobody() {
        soak("elsewhere");

        assertThat(watched()).isZero();
    }

    private void soak(String target) {
        watches.learn(0, new Event.PlanApproved(RUN, target, shop.plan().id(), "ann", List.of()), Instant.now());
        watches.learn(0, changed(target, 1, "SOAKING"), Instant.now());
        watches.settle();
    }

    private static Event changed(String target, long epoch, String stage) {
        return new Event.StageChanged(RUN, target, epoch, "?", stage, "");
    }

    private double watched() {
        return metrics.get("onoma.monitor.runs.soaking").gauge().value();
    }

    private long looks() {
        return metrics.find("onoma.monitor.drift.look").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private double failures() {
        return metrics.find("onoma.monitor.looks.failed").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private void serve(String path, String json) {
        planner.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(plannerStatus.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private final class Collecting implements Publisher {

        @Override
        public void publish(Event event) {
            events.add(event);
        }

        @Override
        public void publish(Alert alert) {
            if (kafkaFailures.get() > 0) {
                kafkaFailures.decrementAndGet();
                throw new IllegalStateException("The broker is away.");
            }
            alerts.add(alert);
        }
    }
}
