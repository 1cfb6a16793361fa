package dev.onoma.planner.log;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the threads of this process that wait for something new. Nothing is missed: who waits says what it has seen last. */
final class Wakeup {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private long calls;

    /** How often it was called until now; to be asked before looking for work. */
    long seen() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes everybody. */
    void call() {
        lock.lock();
        try {
            calls++;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next call, or until the time is over.
     *
     * @param seen what {@link #seen()} said before there was nothing to do
     * @return whether there was a call since then
     */
    boolean await(long seen, Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (calls == seen && left > 0) {
                left = called.awaitNanos(left);
            }
            return calls != seen;
        } finally {
            lock.unlock();
        }
    }
}
