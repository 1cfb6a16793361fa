package dev.onoma.naming.rules;

import dev.onoma.catalog.Relation;
import dev.onoma.naming.language.Language;
import org.jspecify.annotations.Nullable;

/**
 * Views and materialised views are called in snake_case. The plural is left alone: document 000 asks it of tables, and a view is
 * often called after one value or a report, {@code monthly_revenue}.
 */
public record ViewName(Language language) implements RelationRule {

    @Override
    public RuleKey key() {
        return RuleKey.VIEW_NAME;
    }

    @Override
    public @Nullable Verdict judge(RelationSubject view) {
        Relation.Kind kind = view.relation().kind();
        return kind == Relation.Kind.VIEW || kind == Relation.Kind.MATERIALIZED_VIEW
                ? new Verdict.Name(language.snake(view.name()), "views are in snake_case")
                : null;
    }
}
