package dev.onoma.naming.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Identifier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LengthTest {

    @Test
    void whatFitsStays() {
        assertThat(Length.fit("a".repeat(63))).isEqualTo("a".repeat(63));
    }

    @Test
    void whatDoesNotFitKeepsItsBeginningAndADigestOfAll() {
        String one = Length.fit("a".repeat(64) + "one");
        String two = Length.fit("a".repeat(64) + "two");

        assertThat(one).startsWith("a".repeat(54) + "_").hasSize(63).isNotEqualTo(two);
        assertThat(Length.fit("a".repeat(64) + "one")).isEqualTo(one);
    }

    @Test
    void bytesAreCountedAndNoLetterIsCut() {
        String fitted = Length.fit("ö".repeat(40));

        assertThat(fitted).startsWith("ö".repeat(27) + "_");
        assertThat(Identifier.bytes(fitted)).isLessThanOrEqualTo(63);
    }

    @Test
    void numbersAreWithinTheLengthToo() {
        String base = "idx_" + "long_".repeat(20);

        assertThat(Length.numbered(base, 12)).endsWith("_12");
        assertThat(Identifier.bytes(Length.numbered(base, 12))).isLessThanOrEqualTo(63);
        assertThat(Length.isNumbered(Length.numbered(base, 12), base)).isTrue();
        assertThat(Length.isNumbered("idx_users_email_2", "idx_users_email")).isTrue();
        assertThat(Length.isNumbered("idx_users_email_02", "idx_users_email")).isFalse();
        assertThat(Length.isNumbered("idx_users_email_1", "idx_users_email")).isFalse();
        assertThat(Length.isNumbered("idx_users_phone_2", "idx_users_email")).isFalse();
    }

    @Property
    void everyNameIsAnIdentifierAfterwards(
            @ForAll @NotEmpty @StringLength(max = 300) String text,
            @ForAll @IntRange(min = 1, max = 20000) int number) {
        String name = text.replace("\0", "x");

        assertThat(Identifier.bytes(Length.fit(name))).isLessThanOrEqualTo(63);
        assertThat(Length.isNumbered(Length.numbered(name, number), name)).isTrue();
    }

    /** Two checks of a table with a long name get the second name by number, and keep it when they are looked at again. */
    @Test
    void aNumberedShortNameContinuesItsPrefixToo() {
        String prefix = "ck_" + "t".repeat(60) + "_";
        assertThat(Length.continues(Length.numbered(prefix + "size", 2), prefix))
                .isTrue();
        assertThat(Length.continues(Length.numbered(prefix + "size", 12), prefix))
                .isTrue();
        assertThat(Length.continues("ck_" + "u".repeat(49) + "_01234567_2", prefix))
                .isFalse();
    }
}
