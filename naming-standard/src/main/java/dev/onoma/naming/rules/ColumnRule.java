package dev.onoma.naming.rules;

/** A rule for the names of columns. */
public sealed interface ColumnRule extends Rule<ColumnSubject>
        permits PrimaryKeyColumn,
                ForeignKeyColumn,
                TimestampColumn,
                BooleanColumn,
                JsonColumn,
                ArrayColumn,
                ColumnName {}
