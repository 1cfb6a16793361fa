package dev.onoma.monitor.soak;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Event;
import dev.onoma.events.Event.DriftDetected;
import dev.onoma.events.RunId;
import dev.onoma.monitor.Shop;
import dev.onoma.monitor.cdc.SlotLimits;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.target.Target;
import dev.onoma.naming.Standard;
import dev.onoma.plan.Plan;
import dev.onoma.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A target with its run, a planner that tells of it, and monitors that come and go; only Kafka is a list. */
final class Scene implements AutoCloseable {

    static final RunId RUN = new RunId("run-12345678");
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SlotLimits SLOT = new SlotLimits(20L << 20, 8L << 30);

    final Plan plan;
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<Alert> alerts = new CopyOnWriteArrayList<>();
    final AtomicBoolean kafkaIsAway = new AtomicBoolean();
    final AtomicBoolean plannerIsAway = new AtomicBoolean();
    private final HttpServer planner;
    private final PlannerClient client;
    private final Target target;
    private final Duration driftEvery;
    private volatile RunId run = RUN;
    private volatile String stage = "APPROVED";
    private volatile long epoch;
    private volatile @Nullable Publisher elsewhere;
    private boolean everyRow = true;
    private Watches watches;

    /**
     * @param driftEvery how often catalogues are compared without DDL in the stream
     */
    Scene(Plan plan, String url, String user, String password, Duration driftEvery) throws IOException {
        this.plan = plan;
        this.driftEvery = driftEvery;
        target = new Target("shop", url, user, password, Duration.ofSeconds(5), Duration.ofSeconds(30));
        planner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        planner.createContext("/api/v1/plans/", exchange -> answer(exchange, Json.write(plan)));
        planner.createContext("/api/v1/runs/", exchange -> answer(exchange, status()));
        planner.start();
        client = new PlannerClient(
                URI.create("http://localhost:" + planner.getAddress().getPort()));
        watches = monitor();
    }

    /** Where only the stream can be the one who tells. */
    static Scene of(Shop shop) throws IOException {
        return new Scene(
                shop.plan(),
                shop.database().url(),
                shop.database().user(),
                shop.database().password(),
                Duration.ofMinutes(10));
    }

    /** Only TRUNCATE goes through the stream, and the server counts rows. */
    void countRows() {
        everyRow = false;
        watches.close();
        watches = monitor();
    }

    /** From now on what is said goes there as well. */
    void sayTo(Publisher other) {
        elsewhere = other;
    }

    /** Another instance of the monitor. */
    Watches monitor() {
        SoakSettings settings = new SoakSettings(
                Duration.ofMillis(50),
                Duration.ofMinutes(10),
                driftEvery,
                Duration.ofMillis(1),
                new SoakSettings.Stream(true, Duration.ofMinutes(10), everyRow, 50, SLOT));
        return new Watches(
                Map.of("shop", target),
                Map.of("shop", new TargetRules(Standard.defaults(), Set.of())),
                new Services(client, new Collecting(), settings, new SoakMetrics(new SimpleMeterRegistry(), Set.of())));
    }

    /** The monitor ends, and whoever waits for it may take over at once. */
    void endMonitor() {
        watches.close();
    }

    /** The only monitor dies, as far as the target can tell. */
    void stopMonitor() {
        endMonitor();
        await().atMost(PATIENCE)
                .until(() -> truth("SELECT NOT EXISTS (SELECT FROM pg_replication_slots WHERE active AND database ="
                        + " current_database())"));
    }

    /** It comes back and reads all events anew. */
    void startMonitor() {
        watches = monitor();
        tell(watches);
    }

    void goTo(String newStage, long newEpoch) {
        stage = newStage;
        epoch = newEpoch;
        tell(watches);
    }

    /** What is told from now on is told of that run; all are by the same plan. */
    void speakOf(RunId other) {
        run = other;
    }

    /** An operator gives the target up. */
    void release() {
        watches.learn(0, new Event.TargetReleased(run, "shop", epoch, "ann"), Instant.now());
        watches.settle();
    }

    void tell(Watches monitor) {
        Instant now = Instant.now();
        monitor.learn(0, new Event.PlanApproved(run, "shop", plan.id(), "ann", List.of()), now);
        monitor.learn(0, new Event.StageChanged(run, "shop", epoch, "?", stage, ""), now);
        monitor.settle();
    }

    /** Until the change stream flows, and nothing is left to compare. */
    void awaitStream() {
        await().atMost(PATIENCE).until(() -> truth("""
            SELECT EXISTS (SELECT FROM pg_replication_slots WHERE active AND database = current_database())
               AND (SELECT count(*) = 3 FROM pg_event_trigger WHERE evtname LIKE 'onoma_capture_%')\
            """));
    }

    /** The run soaks, the stream flows, and what the first comparison found is what has to stay. */
    void soak() {
        goTo("SOAKING", 1);
        awaitStream();
        await().atMost(PATIENCE).until(() -> truth("SELECT EXISTS (SELECT FROM onoma.watch_baseline)"));
    }

    DriftDetected awaitDrift(Predicate<DriftDetected> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> drifts().stream().filter(wanted).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    AlertRaised awaitAlert(String kind) {
        return await().atMost(PATIENCE)
                .until(
                        () -> alerts.stream()
                                .filter(AlertRaised.class::isInstance)
                                .map(AlertRaised.class::cast)
                                .filter(alert -> alert.kind().equals(kind))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    List<DriftDetected> drifts() {
        return events.stream()
                .filter(DriftDetected.class::isInstance)
                .map(DriftDetected.class::cast)
                .toList();
    }

    boolean truth(String question) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private String status() {
        String steps = plan.steps().stream()
                .map(step -> "{\"number\": %d, \"state\": \"%s\"}"
                        .formatted(step.number(), step.phase().name().equals("EXPAND") ? "VALIDATED" : "PENDING"))
                .collect(Collectors.joining(", "));
        return "{\"stage\": \"%s\", \"epoch\": %d, \"steps\": [%s]}".formatted(stage, epoch, steps);
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(plannerIsAway.get() ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        watches.close();
        client.close();
        planner.stop(0);
    }

    private final class Collecting implements Publisher {

        @Override
        public void publish(Event event) {
            demandKafka();
            Optional.ofNullable(elsewhere).ifPresent(publisher -> publisher.publish(event));
            events.add(event);
        }

        @Override
        public void publish(Alert alert) {
            demandKafka();
            Optional.ofNullable(elsewhere).ifPresent(publisher -> publisher.publish(alert));
            alerts.add(alert);
        }

        private void demandKafka() {
            if (kafkaIsAway.get()) {
                throw new IllegalStateException("The broker is away.");
            }
        }
    }
}
