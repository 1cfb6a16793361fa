package dev.onoma.plan.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {

    @Test
    void tellsNamesFromConstantsAndComments() throws Exception {
        assertThat(names("a \"B c\" 'd' E'e\\'f' $$ g $$ $t$ h $$ $t$ -- i\n/* j /* k */ l */ m"))
                .containsExactly("a", "B c", "m");
    }

    @Test
    void foldsNamesWithoutQuotesAndUnescapesQuotedOnes() throws Exception {
        assertThat(names("NEW.\"we\"\"ird\" Ärger")).containsExactly("new", "we\"ird", "ärger");
    }

    @Test
    void takesADollarWithinANameAndAParameterForWhatTheyAre() throws Exception {
        assertThat(names("a$b$c $1 d")).containsExactly("a$b$c", "d");
    }

    @Test
    void readsBackslashesOnlyInEscapeConstants() throws Exception {
        assertThat(names("'\\' a '\\' b")).containsExactly("a", "b");
        assertThat(names("e'\\' a ' b")).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'open", "\"open", "/* open /* */", "$$ open", "U&\"d\\0061t\" x"})
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> Lexer.tokens(text)).isInstanceOf(Lexer.Unreadable.class);
    }

    @Property(tries = 2000)
    void losesNothing(@ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String text) throws Exception {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(text);
        } catch (Lexer.Unreadable unreadable) {
            return;
        }
        assertThat(String.join("", tokens.stream().map(Token::text).toList())).isEqualTo(text);
    }

    private static List<String> names(String text) throws Lexer.Unreadable {
        return Lexer.tokens(text).stream()
                .filter(Token::isName)
                .map(Token::name)
                .toList();
    }
}
