package dev.onoma.naming.rules;

import dev.onoma.catalog.Constraint;
import org.jspecify.annotations.Nullable;

/** Unique constraints are called {@code uq_{table}_{columns}} (document 000, 11). */
public record UniqueName() implements ConstraintRule {

    @Override
    public RuleKey key() {
        return RuleKey.UNIQUE_NAME;
    }

    @Override
    public @Nullable Verdict judge(ConstraintSubject subject) {
        return subject.constraint().kind() == Constraint.Kind.UNIQUE
                ? subject.named("uq", "unique constraints are called after their table and columns")
                : null;
    }
}
