package dev.onoma.endtoend.torture;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at a target again and again while a run is under way: whenever one looks, the catalogue is one that the plan allows. */
final class Sampler implements AutoCloseable {

    private static final long PAUSE_MILLIS = 250;

    private final History history;
    private final AtomicInteger samples = new AtomicInteger();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Thread thread;

    Sampler(History history) {
        this.history = history;
        this.thread = Thread.ofVirtual().start(this::look);
    }

    private void look() {
        try {
            while (violations.isEmpty()) {
                try {
                    violations.addAll(history.violationsUnderWay());
                    samples.incrementAndGet();
                } catch (SQLException away) {
                    // The server is down, or a step holds the run for long: another look will do.
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many looks there were. */
    int samples() {
        return samples.get();
    }

    /** What did not hold at the first look that found something. */
    List<String> violations() {
        return violations;
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
