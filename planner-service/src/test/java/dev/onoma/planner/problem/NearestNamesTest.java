package dev.onoma.planner.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

    @Test
    void closestComesFirstWhateverItsCase() {
        assertThat(NearestNames.to("shpo", List.of("Live", "Shop", "shipping", "depot")))
                .startsWith("Shop")
                .hasSize(3);
    }

    @Test
    void saysWhenThereIsNone() {
        assertThat(NearestNames.sentence("x", List.of(), "There is none.")).isEqualTo("There is none.");
        assertThat(NearestNames.sentence("x", List.of("y"), "")).isEqualTo("The nearest are: y.");
    }
}
