package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Why something did not work.
 *
 * @param kind one of the kinds of failure the executor tells apart, such as {@code lock-not-available}
 * @param message what happened to which object, and what to do; holds no secret and no row data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailureReport(String kind, @Nullable String sqlState, String message) {}
