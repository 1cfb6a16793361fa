package dev.onoma.naming.rules;

import dev.onoma.naming.language.Language;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Array columns are called in snake_case and in the plural (document 000, 9). The missing plural is only told: its own examples
 * {@code image_gallery} and {@code tag_list} are good without, being words for many things.
 *
 * @param collectives such words: gallery, list, path, …
 */
public record ArrayColumn(Language language, Set<String> collectives) implements ColumnRule {

    @Override
    public RuleKey key() {
        return RuleKey.ARRAY_COLUMN;
    }

    @Override
    public @Nullable Verdict judge(ColumnSubject column) {
        if (!column.column().type().array()) {
            return null;
        }
        String snake = column.snake();
        boolean many = language.isPlural(snake) || collectives.contains(snake.substring(snake.lastIndexOf('_') + 1));
        return many
                ? new Verdict.Name(snake, "array columns are in snake_case")
                : new Verdict.Warning("an array holds many values; a plural such as %s would say so"
                        .formatted(language.plural(snake)));
    }
}
