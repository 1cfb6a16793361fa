package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Tells of names given by hand that name nothing: most are misspelt. One whose rename is done names its object still. */
final class UnusedNames {

    private final Snapshot snapshot;
    private final Renames overrides;
    private final ExplicitNames explicit;
    private final Draft draft;

    UnusedNames(Assessor assessor) {
        snapshot = assessor.snapshot;
        overrides = assessor.standard.overrides();
        explicit = assessor.explicit;
        draft = assessor.draft;
    }

    void assess() {
        objects(
                overrides.relations(),
                ObjectReference.Kind.TABLE,
                n -> snapshot.relation(n).isPresent());
        objects(
                overrides.indexes(),
                ObjectReference.Kind.INDEX,
                n -> snapshot.index(n).isPresent());
        objects(
                overrides.sequences(),
                ObjectReference.Kind.SEQUENCE,
                n -> snapshot.sequence(n).isPresent());
        objects(
                overrides.types(),
                ObjectReference.Kind.ENUM_TYPE,
                n -> snapshot.type(n).isPresent());
        parts(overrides.columns(), ObjectReference.Kind.COLUMN);
        parts(overrides.constraints(), ObjectReference.Kind.CONSTRAINT);
    }

    private void objects(
            SortedMap<QualifiedName, Identifier> names, ObjectReference.Kind kind, Predicate<QualifiedName> exists) {
        names.forEach((object, name) -> {
            if (!exists.test(object) && !exists.test(object.withName(name))) {
                tell(ObjectReference.of(kind, object));
            }
        });
    }

    private void parts(SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> tables, ObjectReference.Kind kind) {
        tables.forEach((table, names) -> {
            Set<QualifiedName> aliases = explicit.aliases(table);
            List<Relation> relations = snapshot.relations().stream()
                    .filter(r ->
                            aliases.contains(r.name()) || table.equals(r.name().withName(draft.relationNow(r.name()))))
                    .toList();
            names.forEach((part, name) -> {
                Set<Identifier> either = part.equals(name) ? Set.of(part) : Set.of(part, name);
                if (relations.stream().noneMatch(relation -> has(relation, either, kind))) {
                    tell(ObjectReference.part(kind, table, part));
                }
            });
        });
    }

    private boolean has(Relation relation, Collection<Identifier> either, ObjectReference.Kind kind) {
        return either.stream()
                .anyMatch(part -> kind == ObjectReference.Kind.COLUMN
                        ? relation.column(part).isPresent()
                        : snapshot.constraint(relation, part).isPresent());
    }

    private void tell(ObjectReference object) {
        draft.warn(
                object,
                ExplicitNames.RULE,
                null,
                "the standard file names it, but it does not exist" + Existing.didYouMean(snapshot, object));
    }
}
