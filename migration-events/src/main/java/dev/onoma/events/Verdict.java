package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What one check found.
 *
 * @param check the key of the check, such as {@code foreign-keys}
 * @param object what was looked at
 * @param message what was found and, unless it passed, what to do
 * @param samples a few examples of what is wrong, such as keys of orphaned rows
 */
public record Verdict(
        String check,
        Outcome outcome,
        String object,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> samples) {

    /** How a check ended. */
    public enum Outcome {
        PASSED,
        WARNING,
        FAILED
    }

    public Verdict {
        samples = samples == null ? List.of() : List.copyOf(samples);
    }

    public static Verdict passed(String check, String object, String message) {
        return new Verdict(check, Outcome.PASSED, object, message, List.of());
    }

    public static Verdict warning(String check, String object, String message) {
        return new Verdict(check, Outcome.WARNING, object, message, List.of());
    }

    public static Verdict failed(String check, String object, String message) {
        return new Verdict(check, Outcome.FAILED, object, message, List.of());
    }
}
