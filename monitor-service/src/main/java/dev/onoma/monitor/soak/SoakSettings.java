package dev.onoma.monitor.soak;

import dev.onoma.monitor.cdc.SlotLimits;
import java.time.Duration;

/**
 * How a target is watched.
 *
 * @param usageEvery how often is looked who uses an old name
 * @param repeatAfter after which the same one is told of again
 * @param driftEvery how often catalogues are compared where DDL is not in the stream
 * @param orphansEvery how often all foreign keys of the plan's tables are searched for rows that break them
 */
public record SoakSettings(
        Duration usageEvery, Duration repeatAfter, Duration driftEvery, Duration orphansEvery, Stream stream) {

    /**
     * How the change stream is read.
     *
     * @param enabled whether it is
     * @param driftEvery how often catalogues are compared where DDL is in it
     * @param everyRow whether rows go through it: exact, and costly where much is written. Otherwise only TRUNCATE does, and rows are
     *     counted by the server
     * @param massRows from how many rows of one table, changed in one transaction, is told
     */
    public record Stream(boolean enabled, Duration driftEvery, boolean everyRow, long massRows, SlotLimits slot) {

        public Stream {
            demandPositive("drift.every-with-stream", driftEvery);
            if (massRows < 1) {
                throw new IllegalArgumentException(
                        "onoma.monitor.drift.mass-rows is %d: expected at least 1.".formatted(massRows));
            }
        }
    }

    public SoakSettings {
        demandPositive("usage.every", usageEvery);
        demandPositive("usage.repeat-after", repeatAfter);
        demandPositive("drift.every", driftEvery);
        demandPositive("drift.orphans-every", orphansEvery);
    }

    private static void demandPositive(String key, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "onoma.monitor.%s is %s: expected a time longer than nothing.".formatted(key, time));
        }
    }
}
