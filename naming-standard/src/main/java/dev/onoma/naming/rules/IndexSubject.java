package dev.onoma.naming.rules;

import dev.onoma.catalog.Index;
import java.util.List;

/**
 * An index to be judged.
 *
 * @param table the coming name of its table, in snake_case
 * @param columns the coming names of its key columns, in snake_case and in its order, {@code expr} for an expression
 */
public record IndexSubject(Index index, String table, List<String> columns) {

    static final String EXPRESSION = "expr";

    public IndexSubject {
        columns = List.copyOf(columns);
    }

    /** Whether more than the columns tells it apart, so that a word of its own in the name is useful. */
    boolean isSpecial() {
        return index.partial() || columns.contains(EXPRESSION);
    }
}
