package dev.onoma.naming;

import dev.onoma.catalog.Index;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.UserType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who bears which name. PostgreSQL has two namespaces a schema: one for relations, indexes, sequences and composite types, one
 * for types, in which a relation stands as well, by its row type. A name that is given up stays taken, since the compatibility
 * view or alias bears it.
 */
final class Bearers {

    /**
     * @param words as messages name it, which few bearers ever need
     * @param table OID of the table that an index or sequence belongs to, otherwise 0
     */
    record Bearer(Supplier<String> words, long table) {
        String object() {
            return words.get();
        }
    }

    private final Map<QualifiedName, Bearer> relations = new HashMap<>();
    private final Map<QualifiedName, Bearer> types = new HashMap<>();

    Bearers(Snapshot snapshot) {
        for (QualifiedName name : snapshot.contents().takenNames()) {
            Bearer bearer = new Bearer(() -> name + ", which is no object of a kind that is renamed", 0);
            relations.put(name, bearer);
            types.put(name, bearer);
        }
        for (Relation relation : snapshot.relations()) {
            Bearer bearer = new Bearer(() -> Kinds.reference(relation).toString(), 0);
            relations.put(relation.name(), bearer);
            types.put(relation.name(), bearer);
        }
        for (Index index : snapshot.contents().indexes().values()) {
            relations.put(index.name(), new Bearer(() -> "index " + index.name(), index.table()));
        }
        for (Sequence sequence : snapshot.contents().sequences().values()) {
            relations.put(sequence.name(), new Bearer(() -> "sequence " + sequence.name(), sequence.table()));
        }
        for (UserType type : snapshot.contents().types().values()) {
            Bearer bearer = new Bearer(() -> "type " + type.name(), 0);
            types.put(type.name(), bearer);
            if (type.kind() == UserType.Kind.COMPOSITE) {
                relations.put(type.name(), bearer);
            }
        }
    }

    /** Who bears a name, so that an object of that kind could not; null where it is free. */
    @Nullable
    Bearer of(QualifiedName name, ObjectReference.Kind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> {
                Bearer relation = relations.get(name);
                yield relation == null ? types.get(name) : relation;
            }
            case ENUM_TYPE -> types.get(name);
            case INDEX, SEQUENCE, CONSTRAINT -> relations.get(name);
            case COLUMN, ENUM_LABEL -> null;
        };
    }

    /** Notes that a name was given to an object. */
    void take(QualifiedName name, ObjectReference object, long table) {
        Bearer bearer = new Bearer(() -> object + ", which gets that name", table);
        switch (object.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> {
                relations.put(name, bearer);
                types.put(name, bearer);
            }
            case ENUM_TYPE -> types.put(name, bearer);
            case INDEX, SEQUENCE, CONSTRAINT -> relations.put(name, bearer);
            case COLUMN, ENUM_LABEL -> {}
        }
    }
}
