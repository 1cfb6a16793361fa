package dev.onoma.benchmarks.stack;

/**
 * What the executor tells of a step.
 *
 * @param attempts transactions tried, the successful one included
 * @param waitedMillis before and between attempts, outside any lock
 * @param heldMillis from the request for the lock to COMMIT: the longest that clients can have waited for it
 */
public record StepTiming(String title, int attempts, double waitedMillis, double heldMillis) {}
