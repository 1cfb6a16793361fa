package dev.onoma.local.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was started and has to be stopped, the latest first. Several threads may start something at a time. */
final class Belongings implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T belonging) {
        started.push(belonging);
        return belonging;
    }

    /** Stops everything, also when something does not stop as it should. */
    @Override
    public synchronized void close() {
        @Nullable RuntimeException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                RuntimeException failure = e instanceof RuntimeException r ? r : new StackException(e.toString(), e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
