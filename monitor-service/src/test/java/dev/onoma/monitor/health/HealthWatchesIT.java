package dev.onoma.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.embedded.PostgresServer;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.Event.BenchmarkJudged;
import dev.onoma.events.Event.HealthSampled;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.monitor.Shop;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The watch over health on a real target and a real application: what it tells in which phase, and when something fails. */
class HealthWatchesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Shop shop;
    private Ward ward;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.expanded();
        shop.database().execute("CREATE TABLE speed AS SELECT 0.003::float8 AS seconds");
        ward = new Ward(shop);
    }

    @AfterEach
    void close() throws Exception {
        ward.close();
        shop.close();
    }

    @Test
    void figuresAreToldInEveryPhase() {
        ward.probing().running("stock", "SELECT count(*) FROM inventory_items").begin();

        HealthSampled before = ward.awaitEvent(
                HealthSampled.class,
                sample -> sample.metrics()
                        .keySet()
                        .containsAll(Set.of(
                                "probe.checkout.millis",
                                "benchmark.stock.millis",
                                "connections",
                                "cache-hit-percent",
                                "database-bytes")));
        assertThat(before.phase()).isEqualTo(HealthPhase.BEFORE);
        assertThat(before.metrics().get("database-bytes")).isGreaterThan(1_000_000);
        ward.stage("BASELINING");
        ward.stage("EXPANDING");
        ward.awaitEvent(BenchmarkJudged.class, judged -> judged.phase() == HealthPhase.BEFORE);
        ward.awaitEvent(HealthSampled.class, sample -> sample.phase() == HealthPhase.DURING);
        ward.stage("SOAKING");
        ward.awaitEvent(
                HealthSampled.class,
                sample -> sample.metrics().keySet().stream()
                        .anyMatch(metric -> metric.matches("view\\..*InventoryItem.*\\.overhead-percent")));
        ward.stage("COMPLETED");
        ward.awaitEvent(HealthSampled.class, sample -> sample.phase() == HealthPhase.AFTER);
        assertThat(ward.alerts).isEmpty();
    }

    @Test
    void anApplicationThatFailsIsCriticalUntilItIsWellAgain() {
        ward.probing().begin();
        ward.stage("SOAKING");
        ward.awaitEvent(HealthSampled.class, sample -> sample.phase() == HealthPhase.DURING);

        ward.application.set(503);
        var raised = ward.awaitRaised("probe");
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.target()).isEqualTo("shop");
        assertThat(raised.summary()).contains("checkout", "/health", "answers 503, expected 200");
        assertThat(raised.details()).containsEntry("run", "run-12345678").containsEntry("object", "checkout");

        ward.application.set(200);
        ward.awaitResolved(raised.id());
        assertThat(ward.raised("probe")).hasSize(1);
    }

    @Test
    void aRunThatIsStartedLongAfterItsApprovalIsWatchedAgain() {
        ward.probing()
                .running("stock", "SELECT count(*) FROM inventory_items")
                .watchingBeforeFor(Duration.ofSeconds(1))
                .begin();
        BenchmarkJudged baseline =
                ward.awaitEvent(BenchmarkJudged.class, judged -> judged.phase() == HealthPhase.BEFORE);
        ward.learn(baseline);

        ward.stage("SOAKING");

        ward.awaitEvent(HealthSampled.class, sample -> sample.phase() == HealthPhase.DURING);
    }

    @ParameterizedTest
    @ValueSource(longs = {-26, 26})
    void clocksThatAreApartNeitherEndARunNorTheWatchOverIt(long hours) {
        ward.probing().stamped(Duration.ofHours(hours)).begin();
        ward.awaitEvent(HealthSampled.class, sample -> sample.phase() == HealthPhase.BEFORE);

        ward.stage("EXPANDING");

        ward.awaitEvent(
                HealthSampled.class,
                sample ->
                        sample.phase() == HealthPhase.DURING && sample.metrics().containsKey("connections"));
        assertThat(ward.raised("time-limit")).isEmpty();
    }

    @Test
    void whatFailsBeforeTheStartIsToldAgainWhenTheRunBegins() {
        ward.application.set(503);
        ward.probing().begin();
        ward.awaitRaised("probe");

        ward.stage("BASELINING");

        await().atMost(PATIENCE).until(() -> ward.raised("probe").size() == 2);
    }

    @Test
    void aQueryThatSlowsDownIsJudgedByWhatItTookBefore() throws SQLException {
        ward.running("sleepy", "SELECT pg_sleep(seconds) FROM speed").begin();
        await().atMost(PATIENCE).until(() -> ward.events.size() >= 2);
        ward.stage("SOAKING");
        ward.awaitEvent(HealthSampled.class, sample -> sample.phase() == HealthPhase.DURING);

        shop.database().execute("UPDATE speed SET seconds = 0.3");

        var raised = ward.awaitRaised("performance", alert -> alert.severity() == Severity.CRITICAL);
        assertThat(raised.summary()).contains("sleepy", "before", "%");
        BenchmarkJudged verdict = ward.awaitEvent(
                BenchmarkJudged.class,
                judged -> judged.phase() == HealthPhase.DURING && judged.outcome() == Outcome.FAILED);
        assertThat(verdict.query()).isEqualTo("sleepy");
        assertThat(verdict.changePercent()).isGreaterThan(50);
        shop.database().execute("UPDATE speed SET seconds = 0");
        ward.awaitResolved(raised.id());
    }

    @Test
    void whoBeginsInTheMiddleKnowsTheBaselineByItsEvent() throws SQLException {
        shop.database().execute("UPDATE speed SET seconds = 0.1");
        ward.running("sleepy", "SELECT pg_sleep(seconds) FROM speed").begin();
        ward.stage("SOAKING");
        ward.learn(new BenchmarkJudged(
                Ward.RUN, "shop", HealthPhase.BEFORE, "sleepy", Outcome.PASSED, 4, 0.1, 4, 0, "", Instant.now()));

        ward.awaitRaised("performance", alert -> alert.severity() == Severity.CRITICAL);
    }

    @Test
    void aQueryThatWritesIsRefusedOnceAndForAll() {
        ward.running("sneaky", "WITH gone AS (DELETE FROM inventory_items RETURNING id) SELECT count(*) FROM gone")
                .begin();
        ward.stage("SOAKING");

        var raised = ward.awaitRaised("benchmark-refused");

        assertThat(raised.severity()).isEqualTo(Severity.WARNING);
        assertThat(raised.summary()).contains("sneaky writes", "nothing was changed");
    }

    @Test
    void whoBlocksWhomIsNamed() throws Exception {
        ward.warningOfWaits(0.2).begin();
        ward.stage("SOAKING");
        try (Connection holder = shop.database().connect();
                Statement holding = holder.createStatement();
                Connection waiter = shop.database().connect();
                Statement waiting = waiter.createStatement();
                var aside = Executors.newVirtualThreadPerTaskExecutor()) {
            holding.execute("SET application_name = 'nightly report'; BEGIN; LOCK TABLE inventory_items");
            waiting.execute("SET application_name = 'checkout'");
            var blocked = aside.submit(() -> waiting.execute("SELECT count(*) FROM inventory_items"));

            var raised = ward.awaitRaised("blocked-queries");
            assertThat(raised.summary()).contains("checkout", "nightly report");

            holding.execute("ROLLBACK");
            blocked.get();
            ward.awaitResolved(raised.id());
        }
    }

    @Test
    void aRunThatTakesTooLongIsCritical() {
        ward.limiting(Duration.ofMillis(100)).begin();
        ward.stage("EXPANDING");

        assertThat(ward.awaitRaised("time-limit").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whatIsFoundWhileKafkaIsAwayIsToldLater() {
        ward.probing().begin();
        ward.stage("SOAKING");
        ward.awaitEvent(HealthSampled.class, sample -> sample.metrics().containsKey("probe.checkout.millis"));
        ward.kafkaIsAway.set(true);
        ward.application.set(500);
        await().atMost(PATIENCE).until(() -> ward.application.get() == 500);
        ward.stage("CONTRACTING");
        ward.kafkaIsAway.set(false);

        ward.awaitRaised("probe");
    }

    @Test
    void aTargetThatStartsAnewIsWatchedOn(@TempDir Path folder) throws Exception {
        PostgresServer first = PostgresServer.start(folder.resolve("data"), 0, Map.of("fsync", "off"));
        int port = first.port();
        ward.begin(first.jdbcUrl("postgres"));
        ward.stage("SOAKING");
        ward.awaitEvent(HealthSampled.class, sample -> sample.metrics().containsKey("connections"));

        first.close();
        var raised = ward.awaitRaised("target-unreachable");
        assertThat(raised.severity()).isEqualTo(Severity.WARNING);

        try (PostgresServer second = PostgresServer.start(folder.resolve("data"), port, Map.of("fsync", "off"))) {
            ward.awaitResolved(raised.id());
            int seen = ward.events.size();
            await().atMost(PATIENCE).until(() -> ward.events.size() > seen + 2);
            assertThat(second.port()).isEqualTo(port);
            ward.close();
        }
    }
}
