package dev.onoma.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert.Severity;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.monitor.alert.AlertBook;
import dev.onoma.monitor.alert.Damping;
import dev.onoma.monitor.alert.Say;
import dev.onoma.monitor.alert.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 24 simulated hours of ordinary traffic with ordinary noise, by the defaults of the configuration, raise no alert. */
class OrdinaryDayTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-02T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Damping DAMPING = new Damping(2, 3, 3, Duration.ofMinutes(10), Duration.ofMinutes(5));

    static List<Long> seeds() {
        return new SplittableRandom(24).longs(60).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void benchmarksRaiseNoAlert(long seed) {
        Duration every = Duration.ofSeconds(10);
        Noise noise = new Noise(seed);
        Comparison comparison = new Comparison(20, 50, 1);
        Baseline before = Baseline.of(Stream.iterate(0, i -> i + 1)
                        .limit(60)
                        .map(i -> noise.execution(i, 0))
                        .toList())
                .orElseThrow();
        AlertBook book = new AlertBook();
        List<Double> latest = new ArrayList<>();
        List<Say> said = new ArrayList<>();
        long executions = DAY.dividedBy(every);
        for (int i = 0; i < executions; i++) {
            latest.add(noise.execution(i, (double) i / executions));
            if (latest.size() > Comparison.MANY) {
                latest.removeFirst();
            }
            Severity seen = severity(comparison.judge(before, latest).outcome());
            book.hear("benchmark", seen, MIDNIGHT.plus(every.multipliedBy(i)), DAMPING)
                    .ifPresent(said::add);
        }
        assertThat(said).as("said on the day of seed %d", seed).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theServerRaisesNoAlert(long seed) {
        Duration every = Duration.ofSeconds(5);
        OrdinaryServer server = new OrdinaryServer(new Random(seed));
        AlertBook book = new AlertBook();
        List<String> said = new ArrayList<>();
        ServerFigures earlier = server.next(0);
        Map<String, Baseline> usual = Map.of(
                "rollback-percent", new Baseline(server.rollbackPercent, 0, 1),
                "cache-hit-percent", new Baseline(server.cacheHitPercent, 0, 1));
        long looks = DAY.dividedBy(every);
        for (int i = 1; i < looks; i++) {
            ServerFigures now = server.next((double) i / looks);
            Instant at = MIDNIGHT.plus(every.multipliedBy(i));
            List<Trouble> troubles = ServerRules.judge(now, now.since(earlier), every, usual, false, limits());
            for (String kind : ServerRules.KINDS) {
                Severity seen = troubles.stream()
                        .filter(trouble -> trouble.kind().equals(kind))
                        .map(Trouble::severity)
                        .findFirst()
                        .orElse(null);
                book.hear(kind, seen, at, DAMPING)
                        .ifPresent(say -> said.add(at + " " + kind + " " + say + " " + troubles));
            }
            earlier = now;
        }
        assertThat(said).as("said on the day of seed %d", seed).isEmpty();
    }

    static ServerLimits limits() {
        return new ServerLimits(
                Duration.ofSeconds(5),
                2,
                new Limit(85, 97),
                new Limit(5, 60),
                new Limit(10, 100),
                new Limit(600, 14_400),
                new Limit(268_435_456, 4_294_967_296.0),
                Limit.ofWarning(10),
                new Limit(0.5, 1));
    }

    private static @Nullable Severity severity(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> null;
            case WARNING -> Severity.WARNING;
            case FAILED -> Severity.CRITICAL;
        };
    }

    /** What the statistics of an ordinary server say: busier by day, with its usual share of rollbacks, locks, and one deadlock in hours. */
    private static final class OrdinaryServer {

        private final Random random;
        private final double rollbackPercent;
        private final double cacheHitPercent;
        private final double perLook;
        private long deadlocks;
        private long committed = 1_000_000;
        private long rolledBack;
        private long hit = 100_000_000;
        private long read;
        private double transaction;

        OrdinaryServer(Random random) {
            this.random = random;
            rollbackPercent = 0.05 + 8 * random.nextDouble() * random.nextDouble();
            cacheHitPercent = 92 + 7.9 * random.nextDouble();
            perLook = 200 + 5_000 * random.nextDouble();
        }

        ServerFigures next(double day) {
            double load = perLook * (1 - 0.7 * Math.cos(2 * Math.PI * day)) * (0.8 + 0.4 * random.nextDouble());
            long aborted = (long) Math.max(
                    0, load * rollbackPercent / 100 + random.nextGaussian() * Math.sqrt(load * rollbackPercent / 100));
            rolledBack += aborted;
            committed += (long) load - aborted;
            double missed = Math.min(1, (100 - cacheHitPercent) / 100 * (0.5 + random.nextDouble()));
            read += (long) (20 * load * missed);
            hit += (long) (20 * load * (1 - missed));
            deadlocks += random.nextInt(3_000) == 0 ? 1 : 0;
            transaction = random.nextInt(20) == 0 ? 0 : Math.min(300, transaction + 5);
            boolean blocked = random.nextInt(10) == 0;
            boolean burst = random.nextInt(50) == 0;
            return new ServerFigures(
                    (int) (20 + 40 * random.nextDouble()),
                    100,
                    blocked ? 1 + random.nextInt(4) : 0,
                    blocked ? 3 * random.nextDouble() : 0,
                    deadlocks,
                    committed,
                    rolledBack,
                    hit,
                    read,
                    10_000_000_000L,
                    transaction,
                    burst ? 64_000_000 : 100_000 * random.nextDouble());
        }
    }
}
