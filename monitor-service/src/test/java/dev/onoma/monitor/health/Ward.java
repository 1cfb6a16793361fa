package dev.onoma.monitor.health;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonPointer;
import com.sun.net.httpserver.HttpServer;
import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.monitor.Shop;
import dev.onoma.monitor.alert.Damping;
import dev.onoma.monitor.health.HealthWatches.Patient;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.target.Target;
import dev.onoma.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A target, an application on it, a planner that serves the plan, and the watch over them, without Kafka. */
final class Ward implements AutoCloseable {

    static final RunId RUN = new RunId("run-12345678");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final AtomicInteger application = new AtomicInteger(200);
    final AtomicBoolean kafkaIsAway = new AtomicBoolean();
    final List<Alert> alerts = new CopyOnWriteArrayList<>();
    final List<Event> events = new CopyOnWriteArrayList<>();

    private final Shop shop;
    private final HttpServer server;
    private final PlannerClient planner;
    private final List<Probe> probes = new ArrayList<>();
    private final List<Benchmark> benchmarks = new ArrayList<>();
    private Limit waitSeconds = new Limit(60, 120);
    private Duration timeLimit = Duration.ofHours(1);
    private Duration baselineFor = Duration.ofHours(1);
    private Duration apart = Duration.ZERO;
    private long epoch;
    private HealthWatches watches;

    Ward(Shop shop) throws IOException {
        this.shop = shop;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        serve("/health", application, "{\"status\": \"UP\"}");
        serve("/api/v1/plans/", new AtomicInteger(200), Json.write(shop.plan()));
        server.start();
        planner = new PlannerClient(
                URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    Ward probing() {
        probes.add(new Probe(
                "checkout",
                URI.create("http://localhost:" + server.getAddress().getPort() + "/health"),
                Duration.ofMillis(20),
                Duration.ofSeconds(30),
                2,
                200,
                JsonPointer.compile("/status"),
                "UP",
                null,
                null));
        return this;
    }

    Ward running(String name, String sql) {
        benchmarks.add(
                new Benchmark(name, sql, Duration.ofMillis(10), Duration.ofSeconds(30), 2, new Comparison(20, 50, 1)));
        return this;
    }

    Ward warningOfWaits(double seconds) {
        waitSeconds = new Limit(seconds, 100 * seconds);
        return this;
    }

    Ward limiting(Duration time) {
        timeLimit = time;
        return this;
    }

    Ward watchingBeforeFor(Duration time) {
        baselineFor = time;
        return this;
    }

    /** The watch begins, for a database that may be somewhere else. */
    Ward begin(String url) {
        Target target = new Target(
                "shop",
                url,
                shop.database().user(),
                shop.database().password(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
        ServerLimits usual = OrdinaryDayTest.limits();
        ServerLimits limits = new ServerLimits(
                Duration.ofMillis(50),
                1,
                usual.connectionPercent(),
                waitSeconds,
                usual.deadlocksPerMinute(),
                usual.transactionSeconds(),
                usual.lagBytes(),
                usual.cacheHitLoss(),
                usual.rollbackGain());
        HealthSettings settings = new HealthSettings(
                probes,
                benchmarks,
                limits,
                Duration.ofMillis(100),
                baselineFor,
                Duration.ofHours(1),
                timeLimit,
                new Damping(0, 2, 3, Duration.ofMinutes(10), Duration.ofMinutes(5)),
                2,
                new Comparison(50, 500, 2));
        watches = new HealthWatches(Map.of("shop", new Patient(target, settings)), planner, this::tell, event -> {
            demandKafka();
            events.add(event);
        });
        learn(new Event.PlanApproved(RUN, "shop", shop.plan().id(), "ann", List.of()));
        return this;
    }

    /** Whoever stamps the messages has a clock so much before ours. */
    Ward stamped(Duration before) {
        apart = before;
        return this;
    }

    Ward begin() {
        return begin(shop.database().url());
    }

    void stage(String stage) {
        epoch++;
        learn(new Event.StageChanged(RUN, "shop", epoch, "?", stage, ""));
    }

    void learn(Event event) {
        watches.learn(0, event, Instant.now().plus(apart));
        watches.settle();
    }

    AlertRaised awaitRaised(String kind, Predicate<AlertRaised> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> raised(kind).stream().filter(wanted).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    AlertRaised awaitRaised(String kind) {
        return awaitRaised(kind, alert -> true);
    }

    List<AlertRaised> raised(String kind) {
        return alerts.stream()
                .filter(AlertRaised.class::isInstance)
                .map(AlertRaised.class::cast)
                .filter(alert -> alert.kind().equals(kind))
                .toList();
    }

    void awaitResolved(String id) {
        await().atMost(PATIENCE)
                .until(() -> alerts.stream()
                        .anyMatch(alert ->
                                alert instanceof AlertResolved && alert.id().equals(id)));
    }

    <T extends Event> T awaitEvent(Class<T> kind, Predicate<T> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events.stream()
                                .filter(kind::isInstance)
                                .map(kind::cast)
                                .filter(wanted)
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private void tell(Alert alert) {
        demandKafka();
        alerts.add(alert);
    }

    private void demandKafka() {
        if (kafkaIsAway.get()) {
            throw new IllegalStateException("The broker is away.");
        }
    }

    private void serve(String path, AtomicInteger status, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Override
    public void close() {
        watches.close();
        planner.close();
        server.stop(0);
    }
}
