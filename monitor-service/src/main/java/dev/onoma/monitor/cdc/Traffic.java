package dev.onoma.monitor.cdc;

import java.time.Duration;

/** What a stream carries, which decides how it is waited for. */
public enum Traffic {
    /** DDL and TRUNCATE: a few, each handed on as soon as it is read. */
    MESSAGES(Duration.ofMillis(60), 1),
    /** Every row: handed on many at a time. */
    ROWS(Duration.ofMillis(30), 512);

    private final Duration interval;
    private final int batch;

    Traffic(Duration interval, int batch) {
        this.interval = interval;
        this.batch = batch;
    }

    /** How long is waited before the server is asked again. */
    Duration interval() {
        return interval;
    }

    /** How many changes are handed on together, at most; so many are not waited for any longer. */
    int batch() {
        return batch;
    }
}
