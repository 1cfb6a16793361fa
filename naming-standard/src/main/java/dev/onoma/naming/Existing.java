package dev.onoma.naming;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/** What a snapshot has of the kind of a misspelt object. */
final class Existing {

    private Existing() {}

    /** The nearest names as the end of a sentence; empty where none is near. */
    static String didYouMean(Snapshot snapshot, ObjectReference missing) {
        List<String> names = of(snapshot, missing).map(ObjectPath::write).toList();
        List<String> nearest = Nearest.to(ObjectPath.write(missing), names);
        return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
    }

    private static Stream<ObjectReference> of(Snapshot snapshot, ObjectReference missing) {
        return switch (missing.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE ->
                snapshot.relations().stream().map(Kinds::reference);
            case COLUMN ->
                snapshot.relations().stream().flatMap(r -> r.columns().stream().map(c -> column(r, c)));
            case CONSTRAINT ->
                snapshot.relations().stream()
                        .flatMap(r -> snapshot.constraintsOf(r).stream().map(c -> constraint(r, c)));
            case INDEX ->
                snapshot.contents().indexes().values().stream()
                        .map(i -> ObjectReference.of(ObjectReference.Kind.INDEX, i.name()));
            case SEQUENCE ->
                snapshot.contents().sequences().values().stream()
                        .map(s -> ObjectReference.of(ObjectReference.Kind.SEQUENCE, s.name()));
            case ENUM_TYPE, ENUM_LABEL ->
                snapshot.contents().types().values().stream()
                        .map(t -> ObjectReference.of(ObjectReference.Kind.ENUM_TYPE, t.name()));
        };
    }

    private static ObjectReference column(Relation relation, Column column) {
        return ObjectReference.part(ObjectReference.Kind.COLUMN, relation.name(), column.name());
    }

    private static ObjectReference constraint(Relation relation, Constraint constraint) {
        return ObjectReference.part(ObjectReference.Kind.CONSTRAINT, relation.name(), constraint.name());
    }
}
