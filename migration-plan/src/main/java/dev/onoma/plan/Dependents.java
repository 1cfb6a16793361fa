package dev.onoma.plan;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.plan.step.RelationRename;
import java.util.List;
import java.util.stream.Stream;

/** What hangs on the relations of a step, for the tracking table (R5). */
final class Dependents {

    private Dependents() {}

    static List<String> of(Snapshot snapshot, RelationRename change) {
        return change.members().stream()
                .flatMap(member -> snapshot.relation(member.oldName()).stream())
                .flatMap(relation -> of(snapshot, relation))
                .toList();
    }

    private static Stream<String> of(Snapshot snapshot, Relation relation) {
        Stream<String> constraints = snapshot.constraintsOf(relation).stream()
                .filter(c -> c.kind() != Constraint.Kind.NOT_NULL)
                .map(c -> "constraint " + c.name());
        Stream<String> referencing = snapshot.referencing(relation).stream()
                .map(c -> "foreign key " + c.name() + " of "
                        + snapshot.relation(c.table())
                                .map(r -> r.name().toString())
                                .orElse("?"));
        Stream<String> indexes = snapshot.indexesOf(relation).stream()
                .filter(i -> !i.constraint())
                .map(i -> "index " + i.name().name());
        Stream<String> triggers = snapshot.triggersOf(relation).stream().map(t -> "trigger " + t.name());
        Stream<String> policies = snapshot.policiesOf(relation).stream().map(p -> "policy " + p.name());
        Stream<String> views = snapshot.viewsOn(relation).stream().map(v -> "view " + v.name());
        return Stream.of(constraints, referencing, indexes, triggers, policies, views)
                .flatMap(s -> s)
                .sorted();
    }
}
