package dev.onoma.naming.rules;

import dev.onoma.catalog.Constraint;
import org.jspecify.annotations.Nullable;

/** Exclusion constraints are called {@code ex_{table}_{columns}}, in the manner of document 000, 11, which does not name them. */
public record ExclusionName() implements ConstraintRule {

    @Override
    public RuleKey key() {
        return RuleKey.EXCLUSION_NAME;
    }

    @Override
    public @Nullable Verdict judge(ConstraintSubject subject) {
        return subject.constraint().kind() == Constraint.Kind.EXCLUSION
                ? subject.named("ex", "exclusion constraints are called after their table and columns")
                : null;
    }
}
