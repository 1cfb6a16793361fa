package dev.onoma.executor.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecutorMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Prometheus sees no increase in a counter that begins with 1, so no rule would tell of a first failure. */
    @Test
    void countersOfEveryTargetBeginAtZero() {
        new ExecutorMetrics(registry, Set.of("shop", "stock"));

        for (String target : Set.of("shop", "stock")) {
            assertThat(registry.find("onoma.executor.step.failures")
                            .tag("target", target)
                            .counters())
                    .hasSizeGreaterThan(10)
                    .extracting(Counter::count)
                    .containsOnly(0.0);
            assertThat(registry.get("onoma.executor.commands.skipped")
                            .tag("target", target)
                            .counter()
                            .count())
                    .isZero();
        }
    }
}
