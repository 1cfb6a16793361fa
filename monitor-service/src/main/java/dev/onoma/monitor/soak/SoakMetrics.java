package dev.onoma.monitor.soak;

import dev.onoma.events.Alert;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;

/** What is counted and measured: runs that are watched, uses of old names, alerts, looks and their failures. */
public final class SoakMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger soaking;

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

    void said(Alert alert) {
        String kind = switch (alert) {
            case Alert.AlertRaised raised -> raised.severity().name();
            case Alert.AlertResolved resolved -> "RESOLVED";
        };
        registry.counter("onoma.monitor.alerts", "target", alert.target(), "severity", kind)
                .increment();
    }

    void failed(String target) {
        registry.counter("onoma.monitor.looks.failed", "target", target).increment();
    }

    Timer looks(String target) {
        return registry.timer("onoma.monitor.drift.look", "target", target);
    }
}
