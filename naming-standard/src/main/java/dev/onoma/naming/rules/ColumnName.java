package dev.onoma.naming.rules;

/** Columns are called in snake_case (document 000, 5). The last rule asked. */
public record ColumnName() implements ColumnRule {

    @Override
    public RuleKey key() {
        return RuleKey.COLUMN_NAME;
    }

    @Override
    public Verdict judge(ColumnSubject column) {
        return new Verdict.Name(column.snake(), "columns are in snake_case");
    }
}
