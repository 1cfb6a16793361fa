package dev.onoma.benchmarks.stack;

/** Something cannot be measured; the message says what, and why. */
public final class BenchmarkFailure extends RuntimeException {

    public BenchmarkFailure(String message) {
        super(message);
    }

    public BenchmarkFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
