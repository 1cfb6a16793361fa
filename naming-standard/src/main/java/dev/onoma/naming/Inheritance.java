package dev.onoma.naming;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the columns of partitions and children come from. */
final class Inheritance {

    /** Where a column was defined. */
    record Origin(Relation relation, Column column) {}

    private final Snapshot snapshot;
    private final Map<ObjectReference, String> shared = new HashMap<>();

    Inheritance(Snapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.relations().stream().filter(r -> r.parents().size() > 1).forEach(this::noteShared);
    }

    /** Whether a rename in a parent carries the column along; not where no parent was read. */
    boolean isInherited(Relation relation, Column column) {
        return column.inherited() && !parentsWith(relation, column).isEmpty();
    }

    Origin origin(Relation relation, Column column) {
        List<Origin> parents = parentsWith(relation, column);
        if (!column.inherited() || parents.isEmpty()) {
            return new Origin(relation, column);
        }
        Origin parent = parents.getFirst();
        return origin(parent.relation(), parent.column());
    }

    /** All that inherit from the relation, directly or not. */
    Set<Relation> descendants(Relation relation) {
        Set<Relation> found = new LinkedHashSet<>();
        collect(relation, found);
        return found;
    }

    /** Why a column cannot be renamed although it was defined here: some child has it from another table too; null if none has. */
    @Nullable
    String otherOrigin(ObjectReference column) {
        return shared.get(column);
    }

    private void collect(Relation relation, Set<Relation> found) {
        for (Relation child : snapshot.childrenOf(relation)) {
            if (found.add(child)) {
                collect(child, found);
            }
        }
    }

    private List<Origin> parentsWith(Relation relation, Column column) {
        if (!column.inherited()) {
            return List.of();
        }
        return relation.parents().stream()
                .flatMap(oid -> snapshot.relation(oid).stream())
                .flatMap(parent -> parent.column(column.name()).map(c -> new Origin(parent, c)).stream())
                .toList();
    }

    private void noteShared(Relation child) {
        for (Column column : child.columns()) {
            Map<Relation, Identifier> origins = new HashMap<>();
            collectOrigins(child, column, origins);
            if (origins.size() > 1) {
                Set<String> names = new TreeSet<>();
                origins.keySet().forEach(r -> names.add(r.name().toString()));
                origins.forEach((relation, name) -> shared.put(
                        ObjectReference.part(ObjectReference.Kind.COLUMN, relation.name(), name),
                        "%s has it from each of %s".formatted(child.name(), String.join(", ", names))));
            }
        }
    }

    private void collectOrigins(Relation relation, Column column, Map<Relation, Identifier> origins) {
        List<Origin> parents = parentsWith(relation, column);
        if (parents.isEmpty()) {
            origins.put(relation, column.name());
        }
        parents.forEach(parent -> collectOrigins(parent.relation(), parent.column(), origins));
    }
}
