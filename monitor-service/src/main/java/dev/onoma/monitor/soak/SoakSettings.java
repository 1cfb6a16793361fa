package dev.onoma.monitor.soak;

import java.time.Duration;

/**
 * How a run is watched.
 *
 * @param usageEvery how often is looked who uses an old name
 * @param repeatAfter after which the same one is told of again
 * @param driftEvery how often is looked for changes of the schema
 */
public record SoakSettings(Duration usageEvery, Duration repeatAfter, Duration driftEvery) {

    public SoakSettings {
        demandPositive("usage.every", usageEvery);
        demandPositive("usage.repeat-after", repeatAfter);
        demandPositive("drift.every", driftEvery);
    }

    private static void demandPositive(String key, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "onoma.monitor.%s is %s: expected a time longer than nothing.".formatted(key, time));
        }
    }
}
