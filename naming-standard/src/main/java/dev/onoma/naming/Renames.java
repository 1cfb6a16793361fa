package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which name becomes which, by old names: what a plan is made from. Only names that change are listed.
 *
 * @param relations tables, views, materialised views and foreign tables
 * @param columns old relation → old column → new column
 * @param constraints old table → old constraint → new constraint; those with an index are listed here, not among the indexes
 * @param indexes plain indexes, which no constraint owns
 * @param sequences sequences
 * @param types enum types
 */
public record Renames(
        SortedMap<QualifiedName, Identifier> relations,
        SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> columns,
        SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> constraints,
        SortedMap<QualifiedName, Identifier> indexes,
        SortedMap<QualifiedName, Identifier> sequences,
        SortedMap<QualifiedName, Identifier> types) {

    public static final Renames NONE = new Renames(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Renames {
        relations = frozen(relations);
        columns = frozenDeep(columns);
        constraints = frozenDeep(constraints);
        indexes = frozen(indexes);
        sequences = frozen(sequences);
        types = frozen(types);
    }

    private Renames(
            Map<QualifiedName, Identifier> relations,
            Map<QualifiedName, SortedMap<Identifier, Identifier>> columns,
            Map<QualifiedName, SortedMap<Identifier, Identifier>> constraints,
            Map<QualifiedName, Identifier> indexes,
            Map<QualifiedName, Identifier> sequences,
            Map<QualifiedName, Identifier> types) {
        this(
                new TreeMap<>(relations),
                new TreeMap<>(columns),
                new TreeMap<>(constraints),
                new TreeMap<>(indexes),
                new TreeMap<>(sequences),
                new TreeMap<>(types));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The name a relation will have; its own where it keeps it. */
    public QualifiedName relation(QualifiedName old) {
        return old.withName(relations.getOrDefault(old, old.name()));
    }

    /** The name a column will have; its own where it keeps it. */
    public Identifier column(QualifiedName relation, Identifier old) {
        return columns.getOrDefault(relation, Collections.emptySortedMap()).getOrDefault(old, old);
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> frozen(SortedMap<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    private static SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> frozenDeep(
            SortedMap<QualifiedName, SortedMap<Identifier, Identifier>> map) {
        TreeMap<QualifiedName, SortedMap<Identifier, Identifier>> copy = new TreeMap<>();
        map.forEach((name, inner) -> {
            if (!inner.isEmpty()) {
                copy.put(name, frozen(inner));
            }
        });
        return Collections.unmodifiableSortedMap(copy);
    }
}
