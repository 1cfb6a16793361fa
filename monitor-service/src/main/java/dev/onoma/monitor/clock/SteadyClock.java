package dev.onoma.monitor.clock;

import java.time.Instant;

/** Time that only passes, for the pauses and intervals of this process: setting the machine's clock neither stretches nor shortens them. */
public final class SteadyClock {

    private static final Instant BEGAN = Instant.now();
    private static final long NANOS = System.nanoTime();

    private SteadyClock() {}

    /** To be compared with what this clock said before, and with nothing else. */
    public static Instant now() {
        return BEGAN.plusNanos(System.nanoTime() - NANOS);
    }
}
