package dev.onoma.executor.target;

import dev.onoma.executor.preflight.Preflight;
import dev.onoma.executor.step.LockPolicy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes those who work on targets. */
public final class TargetWorkers {

    private final Map<String, Target> targets;
    private final LockPolicy policy;
    private final Preflight preflight;
    private final ExecutorMetrics metrics;
    private final TargetSchema schema = new TargetSchema();

    public TargetWorkers(Map<String, Target> targets, LockPolicy policy, Preflight preflight, ExecutorMetrics metrics) {
        this.targets = Map.copyOf(targets);
        this.policy = policy;
        this.preflight = preflight;
        this.metrics = metrics;
    }

    /** A new worker for the target, which need not be configured: such a one says so. */
    public TargetWorker of(String name) {
        Target target = targets.get(name);
        return target == null
                ? new UnknownTarget(name, names())
                : new ConfiguredTarget(target, schema, policy, preflight, metrics);
    }

    private Set<String> names() {
        return new TreeSet<>(targets.keySet());
    }
}
