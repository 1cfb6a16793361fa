package dev.onoma.naming.rules;

import org.jspecify.annotations.Nullable;

/**
 * One rule of the standard. A rule looks at one object and knows nothing of the others' new names, of overrides or of collisions.
 *
 * @param <S> the object with what a rule may need to know around it
 */
public sealed interface Rule<S>
        permits RelationRule, EnumType, EnumLabel, ColumnRule, IndexName, ConstraintRule, SequenceName {

    RuleKey key();

    /**
     * @return null where the rule has nothing to say about the object
     */
    @Nullable
    Verdict judge(S subject);
}
