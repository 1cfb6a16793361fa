package dev.onoma.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that PostgreSQL takes and nobody expects. */
class HostileNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "a.b",
                "a b",
                "a'b",
                "a;DROP TABLE x;--",
                "a\nb",
                "a\tb",
                "a\u202eb",
                "SELECT",
                "user",
                "🙂",
                "用户",
                " ",
                "_",
                "1",
                "\\",
                "%s",
                "%1$s",
                "{0}",
                "${x}",
                "a\u0007"
            })
    void anyNameIsAssessedEverywhereAndMessagesStayOnOneLine(String name) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table(name, name + " integer", "active boolean")
                .primaryKey(name + "1", name)
                .check(name, name)
                .index(name + "2", name)
                .sequence(name + "3", name);
        schema.enumType(name + "4", name);

        Assessment assessment = Standard.defaults().assess(schema.snapshot());

        assertThat(assessment.findings()).allSatisfy(finding -> {
            assertThat(finding.message())
                    .doesNotContainPattern("\\p{Cntrl}")
                    .doesNotContain("\u202e")
                    .contains(": ");
            assertThat(finding.message()).endsWith(".");
        });
    }

    @Test
    void aNameOfNothingButStrangeLettersNeedsADecision() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("用户", "id integer");

        assertThat(Assessed.byDefaults(schema).decisions())
                .contains("its name has no letter and no digit that a plain name could be made of");
    }
}
