package dev.onoma.executor.target;

import dev.onoma.events.FailureReport;
import dev.onoma.events.StepTiming;
import dev.onoma.executor.step.Failure;
import dev.onoma.executor.step.StepTask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;

/** What is counted and measured: steps, their attempts, how long they held and waited for locks, and what was skipped. */
public final class ExecutorMetrics {

    private final MeterRegistry registry;

    /**
     * @param targets counted from zero: Prometheus sees no increase in a counter that begins with its first failure
     */
    public ExecutorMetrics(MeterRegistry registry, Set<String> targets) {
        this.registry = registry;
        for (String target : targets) {
            skips(target);
            for (Failure.Cause cause : Failure.Cause.values()) {
                failures(target, cause.kind());
            }
        }
    }

    void taken(Target target, StepTask task, StepTiming timing) {
        timer("onoma.executor.step.held", target, task).record(millis(timing.heldMillis()));
        timer("onoma.executor.step.waited", target, task).record(millis(timing.waitedMillis()));
        DistributionSummary.builder("onoma.executor.step.attempts")
                .tag("target", target.name())
                .register(registry)
                .record(timing.attempts());
    }

    void failed(Target target, FailureReport report) {
        failures(target.name(), report.kind()).increment();
    }

    void skipped(Target target) {
        skips(target.name()).increment();
    }

    private Counter failures(String target, String kind) {
        return registry.counter("onoma.executor.step.failures", "target", target, "kind", kind);
    }

    private Counter skips(String target) {
        return registry.counter("onoma.executor.commands.skipped", "target", target);
    }

    private Timer timer(String name, Target target, StepTask task) {
        return Timer.builder(name)
                .tag("target", target.name())
                .tag("direction", task.way())
                .publishPercentileHistogram()
                .register(registry);
    }

    private static Duration millis(double value) {
        return Duration.ofNanos((long) (value * 1e6));
    }
}
