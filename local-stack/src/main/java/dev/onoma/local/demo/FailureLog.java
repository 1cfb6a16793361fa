package dev.onoma.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The failures of all clients; there should be none. */
final class FailureLog {

    private final Queue<ClientFailure> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch first = new CountDownLatch(1);

    void add(ClientFailure failure) {
        failures.add(failure);
        first.countDown();
    }

    List<ClientFailure> all() {
        return List.copyOf(failures);
    }

    /** Returns at the first failure, or after so long; says whether there was one. */
    boolean awaitFirst(Duration longest) throws InterruptedException {
        return first.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
