package dev.onoma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "users, users",
                "_x1, _x1",
                "Users, \"Users\"",
                "1st, \"1st\"",
                "user, \"user\"",
                "left, \"left\"",
                "json, \"json\"",
                "name, name",
                "a b, \"a b\"",
                "a.b, \"a.b\"",
                "a\"b, \"a\"\"b\"",
                "straße, \"straße\""
            })
    void isQuotedOnlyWhereItMust(String name, String sql) {
        assertThat(Identifier.of(name).sql()).isEqualTo(sql);
        assertThat(QualifiedName.of(name, "t").sql()).isEqualTo(sql + ".t");
    }

    @Test
    void hasAtMost63Bytes() {
        assertThat(Identifier.of("ä".repeat(31) + "x").value()).hasSize(32);
        assertThatThrownBy(() -> Identifier.of("ä".repeat(32)))
                .isInstanceOf(InvalidIdentifier.class)
                .hasMessageContaining("64 bytes");
    }

    @Test
    void isNeitherEmptyNorHoldsNul() {
        assertThatThrownBy(() -> Identifier.of(""))
                .isInstanceOf(InvalidIdentifier.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> Identifier.of("a\0b"))
                .isInstanceOf(InvalidIdentifier.class)
                .hasMessageContaining("a\\u0000b")
                .hasMessageContaining("NUL");
    }

    @Test
    void cannotForgeALineForPeople() {
        assertThat(QualifiedName.of("a\nb", "c")).hasToString("\"a\\u000ab\".c");
    }
}
