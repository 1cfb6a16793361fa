package dev.onoma.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParameterKindTest {

    @Test
    void drawsWithinBothBounds() {
        assertThat(draws("int 1..3")).containsOnly(1, 2, 3);
        assertThat(draws("bigint 1..2")).containsOnly(1L, 2L);
        assertThat(draws("decimal 1..2"))
                .allSatisfy(value -> assertThat((BigDecimal) value)
                        .isBetween(new BigDecimal("1.00"), new BigDecimal("2.00"))
                        .hasScaleOf(2));
    }

    @Test
    void drawsTextsOfTheLengthAndWordsOfTheChoice() {
        assertThat(draws("text 12"))
                .allSatisfy(value -> assertThat((String) value).matches("[a-z]{12}"));
        assertThat(draws("pick red|green")).containsOnly("red", "green");
        assertThat(draws("uuid")).hasOnlyElementsOfType(UUID.class).doesNotHaveDuplicates();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> ParameterKind.parse("float 1..2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"float 1..2\" is no kind of parameter");
    }

    private static Stream<Object> draws(String kind) {
        SplittableRandom random = new SplittableRandom(1);
        ParameterKind parsed = ParameterKind.parse(kind);
        return Stream.generate(() -> parsed.draw(random)).limit(200);
    }
}
