package dev.onoma.validator.baseline;

import dev.onoma.catalog.Sha256;
import java.sql.SQLException;
import java.util.List;

/** What came of asking for the violations of one business rule. */
public sealed interface RuleOutcome {

    /** How many violations of one rule are looked at; more are only counted. */
    int MOST_ROWS = 1_000;

    BusinessRule rule();

    /**
     * It was asked.
     *
     * @param violations the number of rows
     * @param rows the values of the first ones, without the names of columns, which a rename may change
     */
    record Asked(BusinessRule rule, long violations, List<String> rows) implements RuleOutcome {

        public Asked {
            rows = List.copyOf(rows);
        }

        public RuleResult result() {
            return new RuleResult(
                    rule.name(),
                    violations,
                    rows.stream().map(RuleOutcome::digest).toList());
        }
    }

    /** The target refused the query. */
    record Refused(BusinessRule rule, SQLException reason) implements RuleOutcome {}

    /** What a row is known again by. */
    static String digest(String row) {
        return Sha256.hex(row, 12);
    }
}
