package dev.onoma.naming.rules;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Boolean columns begin with {@code is_} (document 000, 6), unless they have another verb that asks for yes or no:
 * {@code has_children}, {@code output_is_error}.
 *
 * @param verbs words that are good as they are, anywhere but at the end: is, has, can, …
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
        int last = snake.lastIndexOf('_');
        boolean asks =
                last > 0 && Arrays.stream(snake.substring(0, last).split("_")).anyMatch(verbs::contains);
        return new Verdict.Name(asks ? snake : "is_" + snake, "boolean columns begin with is_ or another verb");
    }
}
