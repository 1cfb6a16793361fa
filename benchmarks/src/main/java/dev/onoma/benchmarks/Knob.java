package dev.onoma.benchmarks;

/**
 * A number that decides how much a benchmark measures, set by {@code --NAME N}.
 *
 * @param usual without {@code --quick}
 * @param quick with it: enough to see that all works, not to believe the numbers
 */
public record Knob(String name, String says, int usual, int quick) {}
