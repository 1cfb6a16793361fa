package dev.onoma.monitor.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SoakMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Prometheus sees no increase in a counter that begins with 1. */
    @Test
    void countersOfEveryTargetBeginAtZero() {
        new SoakMetrics(registry, Set.of("shop"));

        assertThat(registry.get("onoma.monitor.old.names.used")
                        .tag("target", "shop")
                        .counter()
                        .count())
                .isZero();
        assertThat(registry.get("onoma.monitor.looks.failed")
                        .tag("target", "shop")
                        .counter()
                        .count())
                .isZero();
    }
}
