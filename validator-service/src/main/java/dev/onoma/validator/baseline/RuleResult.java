package dev.onoma.validator.baseline;

import java.util.List;

/**
 * What a business rule found before the run.
 *
 * @param violations the number of rows
 * @param digests of the first {@value RuleOutcome#MOST_ROWS} of them: enough to know them again, without keeping data
 */
public record RuleResult(String rule, long violations, List<String> digests) {

    public RuleResult {
        digests = List.copyOf(digests);
    }
}
