package dev.onoma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void isPlainWhereNothingIsAmbiguous() {
        assertThat(new Line(true)
                        .add("type", "bigint")
                        .add("comment", null)
                        .add("labels", List.of("a", "b, c"))
                        .add("column", new Line(true).add("name", Identifier.of("x;y"))))
                .hasToString("type=bigint;labels=[a, 'b, c'];column={name='\"x;y\"';};");
        assertThat(new Line(false).add("a", 1).expression("b", "x")).hasToString("a=1;");
    }

    /** Whatever a comment or a label holds, another list gives another text. */
    @Property
    void tellsListsApart(
            @ForAll @Size(max = 3)
                    List<@Chars({'a', ',', ' ', '\'', ']', '\\', ';'}) @StringLength(max = 3) String> one,
            @ForAll @Size(max = 3)
                    List<@Chars({'a', ',', ' ', '\'', ']', '\\', ';'}) @StringLength(max = 3) String> other) {
        assertThat(line(one).equals(line(other))).isEqualTo(one.equals(other));
    }

    private static String line(List<String> labels) {
        return new Line(true).add("labels", labels).toString();
    }
}
