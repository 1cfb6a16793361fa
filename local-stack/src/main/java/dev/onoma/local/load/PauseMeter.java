package dev.onoma.local.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this process stands still now and then, while it collects garbage or others have the processor. What it measures meanwhile
 * takes longer by that.
 */
public final class PauseMeter implements AutoCloseable {

    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long WORTH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final WaitLog pauses = new WaitLog();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("pause-meter").unstarted(this::measure);

    private PauseMeter() {}

    public static PauseMeter start() {
        PauseMeter meter = new PauseMeter();
        meter.thread.start();
        return meter;
    }

    /** Who naps and wakes late was kept from waking. */
    private void measure() {
        while (!Thread.interrupted()) {
            long due = System.nanoTime() + NAP_NANOS;
            LockSupport.parkNanos(NAP_NANOS);
            long now = System.nanoTime();
            if (now - due > WORTH_NANOS) {
                pauses.add(due, now);
            }
        }
    }

    /** The longest of those that touch the window; 0 where none was over a millisecond. */
    public double longestMillis(Window window) {
        return WaitLog.waits(List.of(pauses), window).longestMillis();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
