package dev.onoma.naming;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.naming.rules.ColumnRule;
import dev.onoma.naming.rules.ColumnSubject;
import dev.onoma.naming.rules.RuleKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The second stage: columns, each where it was defined; partitions and children inherit its new name. */
final class ColumnNames {

    /** Every table has these (PostgreSQL manual 5.6). */
    private static final Set<String> SYSTEM = Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid");

    private final Assessor assessor;
    private final ColumnSubjects subjects;
    private final Inheritance inheritance;
    private final List<ColumnRule> rules;
    private final Set<Long> assessed = new HashSet<>();

    ColumnNames(Assessor assessor) {
        this.assessor = assessor;
        subjects = new ColumnSubjects(assessor);
        inheritance = new Inheritance(assessor.snapshot);
        rules = subjects.rules();
    }

    void assess() {
        assessor.scope.relations().forEach(this::assess);
    }

    /** The coming name of a column, wherever it was defined. */
    Identifier now(Relation relation, Column column) {
        Inheritance.Origin origin = inheritance.origin(relation, column);
        return assessor.draft.columnNow(
                origin.relation().name(), origin.column().name());
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
        settle(relation, proposals);
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

    private void settle(Relation relation, List<Proposal> proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        Map<Identifier, List<Proposal>> byName = proposals.stream().collect(groupingBy(Proposal::name));
        Map<Identifier, String> taken = taken(relation);
        for (Proposal proposal : proposals) {
            String problem = problem(proposal, byName.getOrDefault(proposal.name(), List.of()), taken);
            if (problem == null) {
                assessor.draft.rename(proposal);
            } else {
                assessor.draft.decide(proposal.object(), proposal.rule(), proposal.name(), problem);
            }
        }
    }

    private @Nullable String problem(Proposal proposal, List<Proposal> sameName, Map<Identifier, String> taken) {
        String name = Draft.shown(proposal.name());
        if (SYSTEM.contains(proposal.name().value())) {
            return "it should be called %s, which is a column of PostgreSQL's own".formatted(name);
        }
        String bearer = taken.get(proposal.name());
        if (bearer != null) {
            return "it should be called %s, which is the name of %s".formatted(name, bearer);
        }
        if (sameName.size() > 1) {
            String others = sameName.stream()
                    .filter(p -> p != proposal)
                    .map(p -> p.object().toString())
                    .sorted()
                    .collect(joining(", "));
            return "it should be called %s, and so should %s".formatted(name, others);
        }
        String otherParent = inheritance.otherOrigin(proposal.object());
        return otherParent == null
                ? null
                : "it should be called %s, but %s, and PostgreSQL renames no column that comes from two tables"
                        .formatted(name, otherParent);
    }

    /** Present names too: where a table keeps its own name, a view shows the old and the new columns side by side. */
    private Map<Identifier, String> taken(Relation relation) {
        Map<Identifier, String> taken = new HashMap<>();
        for (Column column : relation.columns()) {
            String words = "column " + Draft.shown(column.name());
            taken.put(column.name(), words);
            if (inheritance.isInherited(relation, column)) {
                taken.put(now(relation, column), words + ", which is inherited");
            }
        }
        for (Relation child : inheritance.descendants(relation)) {
            for (Column column : child.columns()) {
                if (!inheritance.isInherited(child, column)) {
                    taken.put(column.name(), "a column of its child " + child.name());
                }
            }
        }
        return taken;
    }
}
