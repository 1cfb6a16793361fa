package dev.onoma.naming.rules;

import dev.onoma.catalog.Constraint;
import org.jspecify.annotations.Nullable;

/** Foreign keys are called {@code fk_{table}_{columns}} (document 000, 11). */
public record ForeignKeyName() implements ConstraintRule {

    @Override
    public RuleKey key() {
        return RuleKey.FOREIGN_KEY_NAME;
    }

    @Override
    public @Nullable Verdict judge(ConstraintSubject subject) {
        return subject.constraint().kind() == Constraint.Kind.FOREIGN_KEY
                ? subject.named("fk", "foreign keys are called after their table and columns")
                : null;
    }
}
