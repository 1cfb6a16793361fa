package dev.onoma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class LiteralTest {

    @Test
    void quotes() {
        assertThat(Literal.sql("it's")).isEqualTo("'it''s'");
        assertThat(Literal.sql("a\\b'")).isEqualTo("E'a\\\\b'''");
        assertThat(Literal.dollarQuoted("x")).isEqualTo("$onoma$x$onoma$");
    }

    /** The quotation ends where the tag comes for the second time. */
    @Property
    void dollarQuotationEndsAtItsEnd(@ForAll @Chars({'$', 'o', 'n', 'm', 'a', '1'}) String text) {
        String quoted = Literal.dollarQuoted(text);
        String tag = quoted.substring(0, quoted.indexOf('$', 1) + 1);

        assertThat(quoted).startsWith(tag + text);
        assertThat(quoted.indexOf(tag, tag.length())).isEqualTo(tag.length() + text.length());
    }

    @Test
    void dollarQuotationAvoidsTagsInTheText() {
        assertThat(Literal.dollarQuoted("$onoma$ $onoma1$")).startsWith("$onoma2$");
        assertThat(Literal.dollarQuoted("ends with $onoma")).startsWith("$onoma1$");
        assertThat(Literal.dollarQuoted("ends with $")).startsWith("$onoma$");
    }

    @Property
    void printableHoldsNoControlCharacter(@ForAll @CharRange(from = '\0', to = '\u2100') String text) {
        assertThat(Literal.printable(text).chars())
                .noneMatch(Character::isISOControl)
                .noneMatch(c -> c >= '\u2028' && c <= '\u202e');
    }

    @Test
    void printableShowsWhatItHides() {
        assertThat(Literal.printable("a\n\u202eb\u001b[0m 🦊")).isEqualTo("a\\u000a\\u202eb\\u001b[0m 🦊");
    }
}
