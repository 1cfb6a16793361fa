package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A session that keeps a step from its lock.
 *
 * @param transactionMillis how long its transaction has been open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Blocker(
        int pid,
        @Nullable String role,
        @Nullable String application,
        @Nullable String state,
        long transactionMillis,
        String relation) {}
