package dev.onoma.local.load;

/** A span of {@link System#nanoTime()}. */
public record Window(long begin, long end) {

    /** From then until now. */
    public static Window since(long begin) {
        return new Window(begin, System.nanoTime());
    }

    public double millis() {
        return (end - begin) / 1e6;
    }

    boolean touches(long from, long to) {
        return to - begin >= 0 && end - from >= 0;
    }
}
