package dev.onoma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void saysWhatHappened() {
        assertThat(new Difference("table a", null, "x").sentence()).isEqualTo("table a is new");
        assertThat(new Difference("table a", "x", null).sentence()).isEqualTo("table a is gone");
        assertThat(new Difference("table a", "owner=bob;", "owner=eve;").sentence())
                .isEqualTo("table a changed: «owner=bob;» is now «owner=eve;»");
    }

    @Test
    void showsTheSurroundingsOfTheChange() {
        String same = "x".repeat(500);

        assertThat(new Difference("a", same + "old" + same, same + "new").sentence())
                .isEqualTo("a changed: «%s» is now «%s»"
                        .formatted("x".repeat(20) + "old" + "x".repeat(57), "x".repeat(20) + "new"));
        assertThat(new Difference("a", "same", "same and more").sentence())
                .isEqualTo("a changed: «same» is now «same and more»");
    }

    @Test
    void splitsNoCharacterAndForgesNoLine() {
        String foxes = "🦊".repeat(60);

        assertThat(new Difference("a", foxes + "\n", "x" + foxes).sentence())
                .contains("🦊")
                .matches(sentence -> sentence.chars().noneMatch(Character::isISOControl))
                .matches(sentence -> sentence.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff));
        assertThat(new Difference("a", "y" + foxes + "1", "y" + foxes + "2").sentence())
                .matches(sentence -> sentence.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff));
    }

    @Test
    void areSortedByObject() {
        Description one = new Description(new TreeMap<>(Map.of("a", "1", "b", "2", "c", "3")));
        Description other = new Description(new TreeMap<>(Map.of("b", "2", "c", "4", "d", "5")));

        assertThat(one.differencesTo(other))
                .containsExactly(
                        new Difference("a", "1", null), new Difference("c", "3", "4"), new Difference("d", null, "5"));
        assertThat(one.differencesTo(one)).isEmpty();
    }
}
