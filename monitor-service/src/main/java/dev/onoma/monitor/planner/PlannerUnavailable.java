package dev.onoma.monitor.planner;

import org.jspecify.annotations.Nullable;

/** The planner does not answer, or not as it should; it is asked again later. */
public final class PlannerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlannerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
