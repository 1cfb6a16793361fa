package dev.onoma.monitor.soak;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted and measured: runs that are watched, uses of old names, looks and their failures. */
public final class SoakMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger soaking;
    private final Map<String, AtomicLong> retained = new ConcurrentHashMap<>();

    public SoakMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.soaking = registry.gauge("onoma.monitor.runs.soaking", new AtomicInteger());
    }

    void soaking(int runs) {
        soaking.set(runs);
    }

    void used(String target) {
        registry.counter("onoma.monitor.old.names.used", "target", target).increment();
    }

    void failed(String target) {
        registry.counter("onoma.monitor.looks.failed", "target", target).increment();
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
