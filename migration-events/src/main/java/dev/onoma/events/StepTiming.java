package dev.onoma.events;

import java.time.Instant;

/**
 * @param committedAt when the target's COMMIT was answered
 * @param attempts transactions tried, the successful one included
 * @param waitedMillis spent before and between attempts, outside any lock
 * @param heldMillis the longest time that clients can have been kept waiting by the lock: from the request for it to COMMIT
 */
public record StepTiming(Instant committedAt, int attempts, double waitedMillis, double heldMillis) {}
