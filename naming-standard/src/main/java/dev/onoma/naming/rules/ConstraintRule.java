package dev.onoma.naming.rules;

/** A rule for the names of constraints of one kind. */
public sealed interface ConstraintRule extends Rule<ConstraintSubject>
        permits PrimaryKeyName, UniqueName, ForeignKeyName, CheckName, ExclusionName {}
