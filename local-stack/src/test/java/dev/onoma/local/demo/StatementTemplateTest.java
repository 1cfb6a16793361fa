package dev.onoma.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatementTemplateTest {

    @Test
    void putsAMarkIntoEveryHole() {
        StatementTemplate template = StatementTemplate.parse("SELECT {a}, {b} WHERE id = {a}");

        assertThat(template).isEqualTo(new StatementTemplate("SELECT ?, ? WHERE id = ?", List.of("a", "b", "a")));
    }

    @Test
    void keepsQuestionMarksThatAreOperators() {
        assertThat(StatementTemplate.parse("SELECT doc ? 'key' WHERE id = {a}").sql())
                .isEqualTo("SELECT doc ?? 'key' WHERE id = ?");
    }

    @Test
    void drawsTheSameValuesFromTheSameSeed() {
        Job job = Job.of(
                "job", Map.of("a", "int 1..1000000", "b", "text 20", "c", "uuid"), List.of("SELECT {a}"), List.of());

        assertThat(job.draw(new SplittableRandom(7))).isEqualTo(job.draw(new SplittableRandom(7)));
    }

    @Test
    void refusesAHoleThatNoParameterFills() {
        assertThatThrownBy(() -> Job.of("job", Map.of("a", "uuid"), List.of("SELECT {b}"), List.of()))
                .hasMessage("\"job\" uses {b}, which is none of its parameters");
    }
}
