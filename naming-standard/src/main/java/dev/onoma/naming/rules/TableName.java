package dev.onoma.naming.rules;

import dev.onoma.catalog.Relation;
import dev.onoma.naming.language.Language;
import org.jspecify.annotations.Nullable;

/** Tables are called in snake_case, the last word in the plural: {@code inventory_items} (document 000, 1). */
public record TableName(Language language) implements RelationRule {

    @Override
    public RuleKey key() {
        return RuleKey.TABLE_NAME;
    }

    @Override
    public @Nullable Verdict judge(RelationSubject table) {
        Relation.Kind kind = table.relation().kind();
        boolean own = kind == Relation.Kind.TABLE || kind == Relation.Kind.PARTITIONED_TABLE;
        return own && table.parent() == null
                ? new Verdict.Name(of(table.name()), "tables are in snake_case and plural")
                : null;
    }

    /** What a table of that name should be called. */
    public String of(String name) {
        return language.plural(language.snake(name));
    }
}
