package dev.onoma.validator.plan;

import org.jspecify.annotations.Nullable;

/** The planner did not give a plan; trying again may help. */
public final class PlanUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
