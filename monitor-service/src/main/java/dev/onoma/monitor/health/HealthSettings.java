package dev.onoma.monitor.health;

import dev.onoma.monitor.alert.Damping;
import java.time.Duration;
import java.util.List;

/**
 * How one target's health is watched.
 *
 * @param every how often figures are told as an event, at most
 * @param baselineFor so long after its approval a run that is not started is watched
 * @param afterFor so long after its end a run is watched
 * @param timeLimit the longest a run may take for a phase, the soak not counted (R10)
 * @param views how many relations are compared by their old and their new name (R11)
 * @param viewComparison what a view may cost against its table
 */
public record HealthSettings(
        List<Probe> probes,
        List<Benchmark> benchmarks,
        ServerLimits server,
        Duration every,
        Duration baselineFor,
        Duration afterFor,
        Duration timeLimit,
        Damping damping,
        int views,
        Comparison viewComparison) {

    public HealthSettings {
        probes = List.copyOf(probes);
        benchmarks = List.copyOf(benchmarks);
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "The health of a target is told every %s: expected a time longer than nothing.".formatted(every));
        }
    }
}
