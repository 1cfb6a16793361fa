package dev.onoma.monitor.health;

/** How an execution of a benchmark ended. */
public sealed interface BenchmarkResult {

    /** It ran to its end, or was cut off at its time limit. */
    record Took(double millis) implements BenchmarkResult {}

    /**
     * It is no query that may be run: it writes, or is more than one statement.
     *
     * @param reason which, and what to do
     */
    record Refused(String reason) implements BenchmarkResult {}

    /**
     * The target did not like it, such as for a table that is not there.
     *
     * @param reason with its SQLSTATE
     */
    record Failed(String reason) implements BenchmarkResult {}
}
