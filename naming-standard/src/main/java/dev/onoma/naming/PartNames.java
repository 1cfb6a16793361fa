package dev.onoma.naming;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Sequence;
import dev.onoma.naming.rules.CheckName;
import dev.onoma.naming.rules.ConstraintRule;
import dev.onoma.naming.rules.ConstraintSubject;
import dev.onoma.naming.rules.ExclusionName;
import dev.onoma.naming.rules.ForeignKeyName;
import dev.onoma.naming.rules.IndexName;
import dev.onoma.naming.rules.IndexSubject;
import dev.onoma.naming.rules.PrimaryKeyName;
import dev.onoma.naming.rules.RuleKey;
import dev.onoma.naming.rules.SequenceName;
import dev.onoma.naming.rules.SequenceSubject;
import dev.onoma.naming.rules.UniqueName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The third stage: constraints, indexes and sequences, which are called after the coming names of tables and columns. Those of a
 * table whose own name needs a decision wait for it.
 */
final class PartNames {

    private final Assessor assessor;
    private final PartCollisions collisions;
    private final List<ConstraintRule> constraintRules;
    private final List<IndexName> indexRules;
    private final List<SequenceName> sequenceRules;

    PartNames(Assessor assessor) {
        this.assessor = assessor;
        collisions = new PartCollisions(
                assessor.snapshot, assessor.bearers, assessor.draft, ExplicitNames.RULE, ExplicitNames.REASON);
        constraintRules = List.of(
                new PrimaryKeyName(),
                new UniqueName(),
                new ForeignKeyName(),
                new CheckName(assessor.language),
                new ExclusionName());
        indexRules = List.of(
                new IndexName(assessor.language, assessor.standard.conventions().uniqueIndexPrefix()));
        sequenceRules = List.of(new SequenceName(assessor.language));
    }

    void assess() {
        for (Relation relation : assessor.scope.relations()) {
            String table = table(relation);
            if (table != null) {
                assessor.snapshot.constraintsOf(relation).forEach(c -> constraint(relation, table, c));
                assessor.snapshot.indexesOf(relation).forEach(i -> index(relation, table, i));
            }
        }
        assessor.scope.sequences().forEach(this::sequence);
        collisions.settle();
    }

    /** The coming name in snake_case; null where nothing can be called after it yet, or it is not to be renamed. */
    private @Nullable String table(Relation relation) {
        if (relation.kind() == Relation.Kind.FOREIGN_TABLE
                && assessor.standard.mode(RuleKey.FOREIGN_TABLE_NAME) != Mode.RENAME) {
            return null;
        }
        String snake = assessor.language.snake(
                assessor.draft.relationNow(relation.name()).value());
        return snake.isEmpty() || assessor.draft.isUndecided(Kinds.reference(relation)) ? null : snake;
    }

    /**
     * NOT NULL constraints keep their names, which only PostgreSQL 18 shows; so do constraint triggers. An inherited check or
     * foreign key follows its parent, but the index of an inherited key has a name of its own.
     */
    private void constraint(Relation relation, String table, Constraint constraint) {
        boolean nameless = constraint.kind() == Constraint.Kind.NOT_NULL
                || constraint.kind() == Constraint.Kind.TRIGGER
                || constraint.inherited() && !ownsIndex(constraint);
        if (nameless) {
            return;
        }
        ObjectReference object =
                ObjectReference.part(ObjectReference.Kind.CONSTRAINT, relation.name(), constraint.name());
        Identifier explicit = assessor.explicit.constraint(
                relation.name(), assessor.draft.relationNow(relation.name()), constraint.name());
        ConstraintSubject subject = new ConstraintSubject(
                constraint,
                table,
                assessor.language.snake(relation.name().name().value()),
                names(relation, constraint.columns(), true),
                names(relation, constraint.columns(), false));
        Judge.Decided decided = explicit != null
                ? null
                : assessor.judge.judge(object, constraint.name(), constraintRules, subject, Mode.RENAME);
        collisions.add(object, constraint.name(), relation.oid(), ownsIndex(constraint), explicit, decided);
    }

    private void index(Relation relation, String table, Index index) {
        if (index.constraint()) {
            return;
        }
        ObjectReference object = ObjectReference.of(ObjectReference.Kind.INDEX, index.name());
        Identifier explicit = assessor.explicit.index(index.name());
        List<Integer> keys = index.columns()
                .subList(0, Math.min(index.keyColumns(), index.columns().size()));
        IndexSubject subject = new IndexSubject(index, table, names(relation, keys, true));
        Judge.Decided decided = explicit != null
                ? null
                : assessor.judge.judge(object, index.name().name(), indexRules, subject, Mode.RENAME);
        collisions.add(object, index.name().name(), relation.oid(), true, explicit, decided);
    }

    private void sequence(Sequence sequence) {
        Relation owner = assessor.snapshot.relation(sequence.table()).orElse(null);
        String table = owner == null ? null : table(owner);
        if (owner != null && table == null) {
            return;
        }
        ObjectReference object = ObjectReference.of(ObjectReference.Kind.SEQUENCE, sequence.name());
        Identifier explicit = assessor.explicit.sequence(sequence.name());
        String column = owner == null
                ? null
                : names(owner, List.of(sequence.column()), true).getFirst();
        Judge.Decided decided = explicit != null
                ? null
                : assessor.judge.judge(
                        object,
                        sequence.name().name(),
                        sequenceRules,
                        new SequenceSubject(sequence, table, column),
                        Mode.RENAME);
        // Two that stand alone have no table in common, and are not numbered.
        long family = owner == null ? -sequence.oid() : owner.oid();
        collisions.add(object, sequence.name().name(), family, true, explicit, decided);
    }

    /** Columns in snake_case by their coming or present names; {@code expr} stands for an expression. */
    private List<String> names(Relation relation, List<Integer> numbers, boolean now) {
        return numbers.stream()
                .map(number -> relation.column(number)
                        .map(column -> name(relation, column, now))
                        .orElse("expr"))
                .toList();
    }

    private String name(Relation relation, Column column, boolean now) {
        String snake = assessor.language.snake(
                (now ? assessor.draft.columnNow(assessor.inheritance, relation, column) : column.name()).value());
        return snake.isEmpty() ? "column" + column.number() : snake;
    }

    /** Whether an index of the same name implements it, so that the name has to be free in the schema. */
    static boolean ownsIndex(Constraint constraint) {
        return switch (constraint.kind()) {
            case PRIMARY_KEY, UNIQUE, EXCLUSION -> true;
            case FOREIGN_KEY, CHECK, NOT_NULL, TRIGGER -> false;
        };
    }
}
