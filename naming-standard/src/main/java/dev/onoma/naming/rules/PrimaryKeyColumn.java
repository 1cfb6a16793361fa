package dev.onoma.naming.rules;

import org.jspecify.annotations.Nullable;

/**
 * A primary key of one column is called {@code id} (document 000, 2). One that is a foreign key as well, as in a table that
 * extends another, is left to the rule for those.
 */
public record PrimaryKeyColumn() implements ColumnRule {

    static final String ID = "id";

    @Override
    public RuleKey key() {
        return RuleKey.PRIMARY_KEY_COLUMN;
    }

    @Override
    public @Nullable Verdict judge(ColumnSubject column) {
        if (!column.soleKey() || !column.references().isEmpty()) {
            return null;
        }
        if (column.besideId() && !column.snake().equals(ID)) {
            return new Verdict.Decision(
                    "a primary key is called id, but another column of %s has that name; give that one"
                                    .formatted(column.table())
                            + " another name, or keep this one");
        }
        return new Verdict.Name(ID, "a primary key of one column is called id");
    }
}
