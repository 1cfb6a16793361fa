package dev.onoma.plan.function;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words and names of a statement or body, without its constants and comments.
 *
 * @param sequence all of them in order, as PostgreSQL would store them
 */
public record Words(List<String> sequence) {

    public Words {
        sequence = List.copyOf(sequence);
    }

    /** The words of a text; none where it cannot be read. */
    public static Words of(String sql) {
        try {
            return new Words(Lexer.tokens(sql).stream()
                    .filter(Token::isName)
                    .map(Token::name)
                    .toList());
        } catch (Lexer.Unreadable unreadable) {
            return new Words(List.of());
        }
    }

    public Set<String> names() {
        return sequence.stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the words stand in it one after the other. */
    public boolean contains(List<String> words) {
        return Collections.indexOfSubList(sequence, words) >= 0;
    }
}
