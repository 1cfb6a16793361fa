package dev.onoma.local.load;

import java.util.Arrays;
import java.util.Collection;

/** How long each statement of one client took; written by that client, read by others meanwhile. */
public final class WaitLog {

    private static final double NANOS_IN_MILLI = 1e6;

    private long[] began = new long[4096];
    private long[] took = new long[4096];
    private int count;

    /** By {@link System#nanoTime()}. */
    public synchronized void add(long from, long to) {
        if (count == began.length) {
            began = Arrays.copyOf(began, count * 2);
            took = Arrays.copyOf(took, count * 2);
        }
        began[count] = from;
        took[count] = to - from;
        count++;
    }

    /** How many statements were timed so far. */
    public synchronized int count() {
        return count;
    }

    private synchronized long[] in(Window window) {
        long[] found = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (window.touches(began[i], began[i] + took[i])) {
                found[size++] = took[i];
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** What several clients waited in a window that is over. */
    public static Waits waits(Collection<WaitLog> logs, Window window) {
        long[] all = logs.stream()
                .flatMapToLong(log -> Arrays.stream(log.in(window)))
                .sorted()
                .toArray();
        if (all.length == 0) {
            return new Waits(0, 0, 0);
        }
        int p99 = (int) Math.ceil(all.length * 0.99) - 1;
        return new Waits(all.length, all[all.length - 1] / NANOS_IN_MILLI, all[p99] / NANOS_IN_MILLI);
    }
}
