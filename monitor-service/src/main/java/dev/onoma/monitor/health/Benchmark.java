package dev.onoma.monitor.health;

import java.time.Duration;

/**
 * A query whose time tells how the target does (R11). It is run read-only; what writes is refused.
 *
 * @param timeout after which it is cut off; that counts as having taken so long
 * @param failuresAllowed so many verdicts in a row are nothing yet
 */
public record Benchmark(
        String name, String sql, Duration every, Duration timeout, int failuresAllowed, Comparison comparison) {

    public Benchmark {
        if (sql.isBlank()) {
            throw new IllegalArgumentException("The benchmark %s has no query: set its sql.".formatted(name));
        }
        if (every.isNegative() || every.isZero() || timeout.isNegative() || timeout.isZero() || failuresAllowed < 0) {
            throw new IllegalArgumentException(
                    "The benchmark %s has every %s, timeout %s, failures-allowed %d: expected times longer than nothing and no negative number."
                            .formatted(name, every, timeout, failuresAllowed));
        }
    }
}
