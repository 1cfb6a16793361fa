package dev.onoma.naming.rules;

import dev.onoma.catalog.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Foreign tables are called as tables are. It only warns unless told otherwise, for its columns too: a wrapper looks for the
 * remote table and columns under the local names where no option gives them (PostgreSQL manual F.38.1.2).
 */
public record ForeignTableName(TableName tableName) implements RelationRule {

    @Override
    public RuleKey key() {
        return RuleKey.FOREIGN_TABLE_NAME;
    }

    @Override
    public @Nullable Verdict judge(RelationSubject table) {
        return table.relation().kind() == Relation.Kind.FOREIGN_TABLE && table.parent() == null
                ? new Verdict.Name(tableName.of(table.name()), "foreign tables are in snake_case and plural")
                : null;
    }
}
