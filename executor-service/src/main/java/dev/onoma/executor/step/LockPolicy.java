package dev.onoma.executor.step;

import java.time.Duration;

/**
 * How long the executor waits for locks, and how long clients may have to wait for the executor.
 *
 * @param lockTimeout the longest time one attempt queues for a lock, and with it the longest time clients queue behind it; below
 *     PostgreSQL's {@code deadlock_timeout} of 1 s, or clients become the victims of deadlocks
 * @param guardTransactionAge no attempt is made while somebody holds the table in a transaction older than this
 * @param guardPatience after which an attempt is made nevertheless: on a table that always has such a holder
 * @param giveUpAfter after which the step fails, with who is in the way
 * @param shortestPause between two attempts, doubled from one to the next
 * @param longestPause between two attempts
 * @param statementTimeout the longest time one statement of a step may run
 */
public record LockPolicy(
        Duration lockTimeout,
        Duration guardTransactionAge,
        Duration guardPatience,
        Duration giveUpAfter,
        Duration shortestPause,
        Duration longestPause,
        Duration statementTimeout) {

    private static final Duration DEADLOCK_TIMEOUT = Duration.ofSeconds(1);

    public LockPolicy {
        require(
                isPositive(lockTimeout) && lockTimeout.compareTo(DEADLOCK_TIMEOUT) < 0,
                "lock-timeout",
                lockTimeout,
                "more than 0 and less than 1s, PostgreSQL's deadlock_timeout");
        require(isPositive(guardTransactionAge), "guard-transaction-age", guardTransactionAge, "more than 0");
        require(!guardPatience.isNegative(), "guard-patience", guardPatience, "0 or more");
        require(isPositive(giveUpAfter), "give-up-after", giveUpAfter, "more than 0");
        require(isPositive(shortestPause), "shortest-pause", shortestPause, "more than 0");
        require(
                longestPause.compareTo(shortestPause) >= 0,
                "longest-pause",
                longestPause,
                "shortest-pause (" + shortestPause.toMillis() + "ms) or more");
        require(
                statementTimeout.compareTo(lockTimeout) > 0,
                "statement-timeout",
                statementTimeout,
                "more than lock-timeout (" + lockTimeout.toMillis() + "ms)");
    }

    /**
     * How long to pause after an attempt: twice as long each time up to the longest pause, less a random part of up to a half, so
     * that the attempts of two who block each other drift apart.
     *
     * @param attempt that failed, from 1
     * @param random from 0 to 1
     */
    public Duration pauseAfter(int attempt, double random) {
        int doublings = Math.min(attempt - 1, 20);
        long whole = Math.min(shortestPause.toNanos() << doublings, longestPause.toNanos());
        return Duration.ofNanos((long) (whole * (1 - random / 2)));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean holds, String key, Duration value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "onoma.executor.lock-policy.%s is %dms: it must be %s.".formatted(key, value.toMillis(), expected));
        }
    }
}
