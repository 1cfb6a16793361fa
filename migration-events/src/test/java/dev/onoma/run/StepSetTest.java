package dev.onoma.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepSetTest {

    @Property
    void isWrittenAndRead(@ForAll @Size(max = 40) Set<@IntRange(min = 1, max = 60) Integer> numbers) {
        StepSet steps = StepSet.of(numbers);

        assertThat(StepSet.parse(steps.toString())).isEqualTo(steps).hasSameHashCodeAs(steps);
        assertThat(steps.toList()).isEqualTo(List.copyOf(new TreeSet<>(numbers)));
        assertThat(steps.descending().boxed())
                .isEqualTo(numbers.stream().sorted(Comparator.reverseOrder()).toList());
    }

    @Property
    void countsLikeASet(
            @ForAll @Size(max = 40) Set<@IntRange(min = 1, max = 60) Integer> left,
            @ForAll @Size(max = 40) Set<@IntRange(min = 1, max = 60) Integer> right) {
        Set<Integer> both = new TreeSet<>(left);
        both.retainAll(right);
        Set<Integer> any = new TreeSet<>(left);
        any.addAll(right);
        Set<Integer> only = new TreeSet<>(left);
        only.removeAll(right);

        assertThat(StepSet.of(left).and(StepSet.of(right))).isEqualTo(StepSet.of(both));
        assertThat(StepSet.of(left).plus(StepSet.of(right))).isEqualTo(StepSet.of(any));
        assertThat(StepSet.of(left).minus(StepSet.of(right))).isEqualTo(StepSet.of(only));
    }

    @Test
    void isWrittenAsRanges() {
        assertThat(StepSet.of(1, 2, 3, 5, 7, 8)).hasToString("1-3,5,7-8");
        assertThat(StepSet.empty()).hasToString("");
    }

    @Test
    void doesNotChange() {
        StepSet steps = StepSet.of(1, 2);

        steps.with(3);
        steps.without(1);

        assertThat(steps).isEqualTo(StepSet.of(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3-1", "1,,2", "1-", "-1", "one", "1-2-3", ","})
    void refusesWhatIsNoSet(String text) {
        assertThatThrownBy(() -> StepSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
