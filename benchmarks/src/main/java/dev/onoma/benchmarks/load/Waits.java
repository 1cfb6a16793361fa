package dev.onoma.benchmarks.load;

/** What clients waited; a statement counts when any moment of it is in the window. */
public record Waits(int statements, double longestMillis, double p99Millis) {}
