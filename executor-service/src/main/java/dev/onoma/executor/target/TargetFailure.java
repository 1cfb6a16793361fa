package dev.onoma.executor.target;

import dev.onoma.executor.step.Failure;

/** A target would not do something that is no step. */
final class TargetFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure.Final failure;

    TargetFailure(Failure.Final failure) {
        super(failure.said());
        this.failure = failure;
    }

    Failure.Final failure() {
        return failure;
    }
}
