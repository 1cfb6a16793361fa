package dev.onoma.naming;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.naming.rules.ColumnRule;
import dev.onoma.naming.rules.ColumnSubject;
import dev.onoma.naming.rules.RuleKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The second stage: columns, each where it was defined; partitions and children inherit its new name. */
final class ColumnNames {

    private final Assessor assessor;
    private final ColumnSubjects subjects;
    private final Inheritance inheritance;
    private final ColumnCollisions collisions;
    private final List<ColumnRule> rules;
    private final Set<Long> assessed = new HashSet<>();

    ColumnNames(Assessor assessor) {
        this.assessor = assessor;
        subjects = new ColumnSubjects(assessor);
        inheritance = assessor.inheritance;
        collisions = new ColumnCollisions(inheritance, assessor.draft);
        rules = subjects.rules();
    }

    void assess() {
        assessor.scope.relations().forEach(this::assess);
    }

    /** Parents come first, since a child's own columns may not get the name of an inherited one. */
    private void assess(Relation relation) {
        if (!assessed.add(relation.oid())) {
            return;
        }
        for (long parent : relation.parents()) {
            assessor.snapshot.relation(parent).filter(assessor.scope::includes).ifPresent(this::assess);
        }
        List<Column> own = relation.columns().stream()
                .filter(c -> !inheritance.isInherited(relation, c))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        List<Proposal> proposals = new ArrayList<>();
        ColumnSubjects.Table table = subjects.table(relation);
        for (Column column : own) {
            Proposal proposal = column(relation, column, table);
            if (proposal != null) {
                proposals.add(proposal);
            }
        }
        collisions.settle(relation, proposals);
    }

    private @Nullable Proposal column(Relation relation, Column column, ColumnSubjects.Table table) {
        ObjectReference object = ObjectReference.part(ObjectReference.Kind.COLUMN, relation.name(), column.name());
        Identifier explicit = assessor.explicit.column(relation.name(), Identifier.of(table.now()), column.name());
        if (explicit != null) {
            return explicit.equals(column.name())
                    ? null
                    : new Proposal(object, ExplicitNames.RULE, explicit, ExplicitNames.REASON);
        }
        Mode highest = relation.kind() == Relation.Kind.FOREIGN_TABLE
                ? assessor.standard.mode(RuleKey.FOREIGN_TABLE_NAME)
                : Mode.RENAME;
        ColumnSubject subject = table.subject(column);
        Judge.Decided decided = assessor.judge.judge(object, column.name(), rules, subject, highest);
        return decided == null ? null : assessor.judge.propose(object, column.name(), decided);
    }
}
