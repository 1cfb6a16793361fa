package dev.onoma.benchmarks;

/** The command line asks for something that cannot be; the message says what, and how to ask for it. */
final class UsageFailure extends RuntimeException {

    UsageFailure(String message) {
        super(message);
    }
}
