package dev.onoma.naming.rules;

import org.jspecify.annotations.Nullable;

/** JSON columns are called in snake_case (document 000, 8). */
public record JsonColumn() implements ColumnRule {

    @Override
    public RuleKey key() {
        return RuleKey.JSON_COLUMN;
    }

    @Override
    public @Nullable Verdict judge(ColumnSubject column) {
        boolean json = column.type().equals("json") || column.type().equals("jsonb");
        return json ? new Verdict.Name(column.snake(), "JSON columns are in snake_case") : null;
    }
}
