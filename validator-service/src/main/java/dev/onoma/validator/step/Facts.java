package dev.onoma.validator.step;

import dev.onoma.catalog.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of the names in question; a name that is not there is in none of the maps.
 *
 * @param types name → {@code typtype}
 * @param functions name → bodies of all functions that bear it
 */
record Facts(
        Map<QualifiedName, RelationFact> relations,
        Set<ConstraintFact> constraints,
        Map<QualifiedName, String> types,
        Map<QualifiedName, Set<String>> functions) {

    /**
     * A relation, index or sequence.
     *
     * @param kind {@code relkind}
     * @param fileNode 0 where there is none
     * @param actions of a view, as {@code pg_relation_is_updatable} tells them
     */
    record RelationFact(long oid, String kind, long fileNode, int actions, List<String> columns) {
        RelationFact {
            columns = List.copyOf(columns);
        }
    }

    /** A constraint that is there. */
    record ConstraintFact(QualifiedName table, String name) {}

    @Nullable
    RelationFact relation(QualifiedName name) {
        return relations.get(name);
    }
}
