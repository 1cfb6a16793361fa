package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * One name that breaks one rule.
 *
 * @param rule the key of the rule in the standard file, such as {@code boolean-prefix}
 * @param proposal the name that would keep the rule; null where there is none to propose
 * @param message what is wrong and what to do, in one sentence
 */
public record Finding(
        ObjectReference object,
        String rule,
        Level level,
        @Nullable Identifier proposal,
        String message) {

    /** What becomes of a finding. */
    public enum Level {
        /** Will be renamed to the proposal. */
        RENAME,
        /** Only told: the rule is set to warn, or a later feature mends it. */
        WARN,
        /** Cannot be resolved without an override or exclusion in the standard file; the object keeps its name until then. */
        DECISION
    }
}
