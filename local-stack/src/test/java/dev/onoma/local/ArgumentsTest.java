package dev.onoma.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void takesValuesBehindTheNameOrBehindAnEqualsSign() {
        Arguments arguments = parse("--port", "9000", "--state=/tmp/x=y", "--keep");

        assertThat(arguments.one("--port")).contains("9000");
        assertThat(arguments.one("--state")).contains("/tmp/x=y");
        assertThat(arguments.has("--keep")).isTrue();
    }

    @Test
    void refusesWhatItDoesNotKnowAndNamesWhatItDoes() {
        assertThatThrownBy(() -> parse("--prot", "1"))
                .isInstanceOf(UsageException.class)
                .hasMessage("nobody knows \"--prot\" here; the options are --keep, --port, --state, --target");
    }

    @Test
    void refusesAnOptionWithoutItsValueAndOneGivenTwice() {
        assertThatThrownBy(() -> parse("--port")).hasMessage("--port needs a value behind it");
        assertThatThrownBy(() -> parse("--port", "1", "--port", "2").one("--port"))
                .hasMessage("--port can be given once only");
    }

    @Test
    void refusesNumbersThatAreNoneOrOutOfBounds() {
        assertThat(parse().number("--port", 7, 0, 10)).isEqualTo(7);
        assertThatThrownBy(() -> parse("--port", "many").number("--port", 7, 0, 10))
                .hasMessage("--port takes a whole number from 0 to 10, not \"many\"");
        assertThatThrownBy(() -> parse("--port", "11").number("--port", 7, 0, 10))
                .hasMessage("--port takes a whole number from 0 to 10, not \"11\"");
    }

    @Test
    void readsPairsInOrderAndRefusesNamesTwice() {
        assertThat(parse("--target", "b=1", "--target", "a=2=3").pairs("--target", "NAME=URL"))
                .containsExactly(Map.entry("b", "1"), Map.entry("a", "2=3"));
        assertThatThrownBy(() -> parse("--target", "a=1", "--target", "a=2").pairs("--target", "NAME=URL"))
                .hasMessage("--target names \"a\" twice");
        assertThatThrownBy(() -> parse("--target", "a=").pairs("--target", "NAME=URL"))
                .hasMessage("--target takes NAME=URL, not \"a=\"");
    }

    private static Arguments parse(String... words) {
        return Arguments.parse(List.of(words), Set.of("--keep"), Set.of("--port", "--state", "--target"));
    }
}
