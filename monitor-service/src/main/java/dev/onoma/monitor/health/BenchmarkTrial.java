package dev.onoma.monitor.health;

import dev.onoma.events.Alert.Severity;
import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.monitor.alert.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One benchmark query through the phases of a run: what it took before, what it takes now, and what that means (R11). */
final class BenchmarkTrial {

    static final String KIND = "performance";
    static final String REFUSED = "benchmark-refused";
    private static final int MOST_BEFORE = 200;

    private final Benchmark benchmark;
    private final HealthBoard board;
    private final Consumer<Event> tell;
    private final List<Double> before = new ArrayList<>();
    private final List<Double> latest = new ArrayList<>();
    private HealthPhase phase;
    private Outcome told = Outcome.PASSED;
    private boolean refused;

    BenchmarkTrial(Benchmark benchmark, HealthBoard board, Consumer<Event> tell) {
        this.benchmark = benchmark;
        this.board = board;
        this.tell = tell;
        this.phase = board.run().phase();
    }

    /**
     * Runs the query once.
     *
     * @return after which time it is to be run again
     */
    Duration run(Connection connection) throws SQLException {
        if (refused) {
            return Duration.ofDays(1);
        }
        BenchmarkResult result = BenchmarkRunner.run(connection, benchmark);
        follow(board.run().phase());
        return switch (result) {
            case BenchmarkResult.Took(double millis) -> {
                took(millis);
                yield phase == HealthPhase.BEFORE && before.size() < Comparison.FEW ? Duration.ZERO : benchmark.every();
            }
            case BenchmarkResult.Refused(String reason) -> {
                refused = true;
                board.report(REFUSED, benchmark.name(), trouble(REFUSED, Severity.WARNING, reason), 0);
                yield benchmark.every();
            }
            case BenchmarkResult.Failed(String reason) -> {
                // A query by a name that is not there yet, or no longer, is no slow query.
                board.report(
                        KIND, benchmark.name(), trouble(KIND, Severity.WARNING, reason), benchmark.failuresAllowed());
                yield benchmark.every();
            }
        };
    }

    /** At the end of a phase its verdict is told, and the next one begins without memory. */
    private void follow(HealthPhase next) {
        if (next == phase) {
            return;
        }
        tellVerdict();
        phase = next;
        latest.clear();
        told = Outcome.PASSED;
    }

    private void took(double millis) {
        board.figure("benchmark." + benchmark.name() + ".millis", millis);
        keep(
                phase == HealthPhase.BEFORE ? before : latest,
                millis,
                phase == HealthPhase.BEFORE ? MOST_BEFORE : Comparison.MANY);
        Baseline baseline = baseline();
        if (phase == HealthPhase.BEFORE || baseline == null) {
            return;
        }
        Comparison.Judgement judgement = benchmark.comparison().judge(baseline, latest);
        board.report(KIND, benchmark.name(), trouble(judgement), benchmark.failuresAllowed());
        if (judgement.outcome() != told) {
            told = judgement.outcome();
            tell.accept(event(baseline, judgement));
        }
    }

    /** What it took before the run: seen by this monitor, or told by an earlier one. */
    private @Nullable Baseline baseline() {
        return Baseline.of(before)
                .filter(own -> own.samples() >= Comparison.FEW)
                .orElseGet(() -> board.run().baselines().get(benchmark.name()));
    }

    private void tellVerdict() {
        List<Double> samples = phase == HealthPhase.BEFORE ? before : latest;
        Baseline baseline = baseline();
        if (baseline != null && !samples.isEmpty()) {
            tell.accept(event(baseline, benchmark.comparison().judge(baseline, samples)));
        }
    }

    private Event.BenchmarkJudged event(Baseline baseline, Comparison.Judgement judgement) {
        RunHealth run = board.run();
        return new Event.BenchmarkJudged(
                run.run(),
                run.target(),
                phase,
                benchmark.name(),
                judgement.outcome(),
                baseline.median(),
                baseline.spread(),
                judgement.millis(),
                judgement.changePercent(),
                judgement.message(),
                HealthBoard.micros(Instant.now()));
    }

    private @Nullable Trouble trouble(Comparison.Judgement judgement) {
        String what = "benchmark %s: %s".formatted(benchmark.name(), judgement.message());
        return switch (judgement.outcome()) {
            case PASSED -> null;
            case WARNING -> trouble(KIND, Severity.WARNING, what);
            case FAILED -> trouble(KIND, Severity.CRITICAL, what);
        };
    }

    private Trouble trouble(String kind, Severity severity, String what) {
        return new Trouble(kind, benchmark.name(), severity, what, Map.of("query", benchmark.sql()));
    }

    private static void keep(List<Double> samples, double sample, int most) {
        samples.add(sample);
        if (samples.size() > most) {
            samples.removeFirst();
        }
    }

    /** The watch ends: the verdict on the last phase is told. */
    void end() {
        tellVerdict();
    }
}
