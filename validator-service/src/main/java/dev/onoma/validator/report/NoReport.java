package dev.onoma.validator.report;

import org.jspecify.annotations.Nullable;

/** Somebody asked for a report that is not there. An answer, not a fault. */
final class NoReport extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoReport(@Nullable String message) {
        super(message, null, false, false);
    }
}
