package dev.onoma.naming.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Boolean columns begin with {@code is_} (document 000, 6), unless they begin with another verb that asks for yes or no.
 *
 * @param verbs the first words that are good as they are: is, has, can, …
 */
public record BooleanColumn(Set<String> verbs) implements ColumnRule {

    @Override
    public RuleKey key() {
        return RuleKey.BOOLEAN_COLUMN;
    }

    @Override
    public @Nullable Verdict judge(ColumnSubject column) {
        if (!column.type().equals("boolean") || column.snake().isEmpty()) {
            return null;
        }
        String snake = column.snake();
        int first = snake.indexOf('_');
        boolean asks = first > 0 && verbs.contains(snake.substring(0, first));
        return new Verdict.Name(asks ? snake : "is_" + snake, "boolean columns begin with is_ or another verb");
    }
}
