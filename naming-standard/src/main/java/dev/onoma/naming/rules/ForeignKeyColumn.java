package dev.onoma.naming.rules;

import dev.onoma.naming.language.Language;
import dev.onoma.naming.language.Length;
import org.jspecify.annotations.Nullable;

/**
 * A column that refers to another table's key is called after that table, {@code tenant_id} (document 000, 3). A name that
 * already ends in {@code _id} may tell a role, as {@code parent_id} and {@code created_by_user_id} do, and is only put in
 * snake_case, unless it is the table's name in another form ({@code users_id}). One without {@code _id} is completed when it is
 * the table's name; any other is kept and told about, or completed too where {@code foreign-key-without-id} is {@code append}.
 */
public record ForeignKeyColumn(Language language, boolean append) implements ColumnRule {

    private static final String SUFFIX = "_id";
    private static final String REASON = "a foreign key is called after the table it refers to, with _id";

    @Override
    public RuleKey key() {
        return RuleKey.FOREIGN_KEY_COLUMN;
    }

    @Override
    public @Nullable Verdict judge(ColumnSubject column) {
        if (column.references().isEmpty()) {
            return null;
        }
        String snake = column.snake();
        if (column.soleKey() && snake.equals(PrimaryKeyColumn.ID)) {
            return new Verdict.Name(snake, "a primary key of one column is called id");
        }
        ColumnSubject.Reference target = column.references().getFirst();
        boolean ambiguous = column.references().size() > 1;
        String wanted = language.singular(language.snake(target.now())) + SUFFIX;
        if (!ambiguous && namesTarget(snake, target, wanted)) {
            return new Verdict.Name(wanted, REASON);
        }
        if (snake.endsWith(SUFFIX) || Length.mayBeShortened(snake)) {
            return new Verdict.Name(snake, REASON);
        }
        if (append) {
            return new Verdict.Name(snake + SUFFIX, REASON);
        }
        return new Verdict.Warning("it refers to %s, but does not end in _id; call it %s, or after its role with _id"
                .formatted(target.now(), wanted));
    }

    /** Whether the name is the target's, in the singular or plural, with or without {@code _id} or {@code id}. */
    private boolean namesTarget(String snake, ColumnSubject.Reference target, String wanted) {
        if (snake.isEmpty()) {
            return false;
        }
        String stem = snake.endsWith(SUFFIX) ? snake.substring(0, snake.length() - SUFFIX.length()) : snake;
        String old = language.snake(target.old());
        String now = language.snake(target.now());
        return stem.equals(now)
                || stem.equals(language.singular(now))
                || stem.equals(old)
                || stem.equals(language.singular(old))
                || snake.equals(wanted.replace("_", ""));
    }
}
