package dev.onoma.validator.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BusinessRulesTest {

    private static final Path FILE = Path.of("rules.sql");

    private static BusinessRules parse(String text) {
        return BusinessRules.parse(FILE, text.lines().toList());
    }

    @Test
    void rulesHaveNamesLinesAndQueriesWithoutSemicolons() {
        BusinessRules rules = parse("""
                -- About the shop.

                -- rule: one
                -- Why.
                SELECT 1;
                -- The end.
                --rule:two
                SELECT ';'
                """);
        assertThat(rules.rules())
                .containsExactly(
                        new BusinessRule("one", 4, "-- Why.\nSELECT 1\n-- The end."),
                        new BusinessRule("two", 8, "SELECT ';'"));
    }

    @Test
    void anEmptyFileHasNoRules() {
        assertThat(parse("\n-- nothing yet\n").rules()).isEmpty();
    }

    @Test
    void aStatementBeforeTheFirstRuleIsRefused() {
        assertThatThrownBy(() -> parse("\nSELECT 1;\n"))
                .hasMessageStartingWith("rules.sql, line 2: a statement stands before");
    }

    @Test
    void aRuleWithoutQueryIsRefused() {
        assertThatThrownBy(() -> parse("-- rule: one\n-- rule: two\nSELECT 1"))
                .hasMessageStartingWith("rules.sql, line 1: rule \"one\" has no query");
    }

    @Test
    void aSecondRuleOfTheSameNameIsRefused() {
        assertThatThrownBy(() -> parse("-- rule: one\nSELECT 1;\n-- rule: one\nSELECT 2;"))
                .hasMessageStartingWith("rules.sql, line 3: there is a rule \"one\" already, in line 1");
    }

    @Test
    void aRuleWithoutNameIsRefused() {
        assertThatThrownBy(() -> parse("-- rule:\nSELECT 1;")).hasMessageContaining("line 1: \"\" is no name");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> BusinessRules.read(Path.of("no-such-file.sql")))
                .isInstanceOf(BadRulesFile.class)
                .hasMessageContaining("no-such-file.sql: there is no such file");
    }
}
