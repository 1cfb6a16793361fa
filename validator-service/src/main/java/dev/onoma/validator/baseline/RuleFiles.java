package dev.onoma.validator.baseline;

import java.util.Optional;

/**
 * The business rules of a target.
 *
 * @param oldNames what holds before the run and as long as old names answer
 * @param newNames the same rules, by the same names of their own, for when only new names answer
 */
public record RuleFiles(Optional<BusinessRules> oldNames, Optional<BusinessRules> newNames) {

    public static final RuleFiles NONE = new RuleFiles(Optional.empty(), Optional.empty());
}
