package dev.onoma.naming;

import dev.onoma.catalog.Relation;

/** The kinds of the catalogue as those of findings. */
final class Kinds {

    private Kinds() {}

    static ObjectReference reference(Relation relation) {
        return ObjectReference.of(of(relation.kind()), relation.name());
    }

    private static ObjectReference.Kind of(Relation.Kind kind) {
        return switch (kind) {
            case TABLE, PARTITIONED_TABLE -> ObjectReference.Kind.TABLE;
            case FOREIGN_TABLE -> ObjectReference.Kind.FOREIGN_TABLE;
            case VIEW -> ObjectReference.Kind.VIEW;
            case MATERIALIZED_VIEW -> ObjectReference.Kind.MATERIALIZED_VIEW;
        };
    }
}
