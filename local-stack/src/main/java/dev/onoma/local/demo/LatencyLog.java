package dev.onoma.local.demo;

import java.util.Arrays;
import java.util.List;

/** How long each statement of one client took, written by that client and read by others while it goes on. */
final class LatencyLog {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] began = new long[4096];
    private long[] took = new long[4096];
    private int count;

    /** A span of {@link System#nanoTime()}. */
    record Window(long begin, long end) {

        double millis() {
            return (end - begin) / NANOS_PER_MILLI;
        }

        private boolean touches(long from, long to) {
            return to - begin >= 0 && end - from >= 0;
        }
    }

    /** What clients waited; a statement counts when any moment of it is in the window. */
    record Waits(int statements, double longestMillis, double p99Millis) {

        /** The waits of several clients in a window that is over. */
        static Waits of(List<LatencyLog> logs, Window window) {
            long[] all = logs.stream()
                    .flatMapToLong(log -> Arrays.stream(log.in(window)))
                    .sorted()
                    .toArray();
            if (all.length == 0) {
                return new Waits(0, 0, 0);
            }
            int p99 = (int) Math.ceil(all.length * 0.99) - 1;
            return new Waits(all.length, millis(all[all.length - 1]), millis(all[p99]));
        }

        /** With two decimals. */
        private static double millis(long nanos) {
            return Math.round(nanos / NANOS_PER_MILLI * 100) / 100.0;
        }
    }

    /** By {@link System#nanoTime()}. */
    synchronized void add(long from, long to) {
        if (count == began.length) {
            began = Arrays.copyOf(began, count * 2);
            took = Arrays.copyOf(took, count * 2);
        }
        began[count] = from;
        took[count] = to - from;
        count++;
    }

    synchronized int count() {
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
}
