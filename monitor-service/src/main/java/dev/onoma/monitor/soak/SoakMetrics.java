package dev.onoma.monitor.soak;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted and measured: runs that are watched, uses of old names, looks and their failures. */
public final class SoakMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger soaking;
    private final Map<String, AtomicLong> retained = new ConcurrentHashMap<>();

    /**
     * @param targets counted from zero: Prometheus sees no increase in a counter that begins with its first use
     */
    public SoakMetrics(MeterRegistry registry, Set<String> targets) {
        this.registry = registry;
        this.soaking = registry.gauge("onoma.monitor.runs.soaking", new AtomicInteger());
        targets.forEach(this::uses);
        targets.forEach(this::failures);
    }

    void soaking(int runs) {
        soaking.set(runs);
    }

    void used(String target) {
        uses(target).increment();
    }

    void failed(String target) {
        failures(target).increment();
    }

    private Counter uses(String target) {
        return registry.counter("onoma.monitor.old.names.used", "target", target);
    }

    private Counter failures(String target) {
        return registry.counter("onoma.monitor.looks.failed", "target", target);
    }

    /**
     * @param bytes of write-ahead log that the target keeps for its slot
     */
    void retained(String target, long bytes) {
        retained.computeIfAbsent(
                        target,
                        name -> registry.gauge(
                                "onoma.monitor.slot.retained.bytes", Tags.of("target", name), new AtomicLong()))
                .set(bytes);
    }

    Timer looks(String target) {
        return registry.timer("onoma.monitor.drift.look", "target", target);
    }
}
