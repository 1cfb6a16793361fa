package dev.onoma.naming.rules;

import dev.onoma.catalog.Constraint;
import org.jspecify.annotations.Nullable;

/**
 * Primary keys are called {@code {table}_pkey}. Document 000 says nothing of them, so they keep the form PostgreSQL gives them,
 * which new tables have without anybody's doing, and follow their table.
 */
public record PrimaryKeyName() implements ConstraintRule {

    @Override
    public RuleKey key() {
        return RuleKey.PRIMARY_KEY_NAME;
    }

    @Override
    public @Nullable Verdict judge(ConstraintSubject subject) {
        return subject.constraint().kind() == Constraint.Kind.PRIMARY_KEY
                ? Verdict.shared(
                        subject.constraint().name(),
                        subject.table() + "_pkey",
                        "a primary key is called after its table")
                : null;
    }
}
