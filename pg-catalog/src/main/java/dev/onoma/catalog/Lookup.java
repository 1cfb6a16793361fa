package dev.onoma.catalog;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is looked up by something else than the OID. */
record Lookup(
        Map<QualifiedName, Relation> relations,
        Map<QualifiedName, UserType> types,
        Map<QualifiedName, Sequence> sequences,
        Map<QualifiedName, Index> indexes,
        Map<Long, List<Constraint>> constraints,
        Map<Long, List<Constraint>> referencing,
        Map<Long, List<Index>> indexesByTable,
        Map<Long, List<Trigger>> triggers,
        Map<Long, List<Policy>> policies,
        Map<Long, List<Relation>> children,
        Map<Long, List<Relation>> views) {

    static Lookup of(Snapshot.Contents c) {
        return new Lookup(
                byName(c.relations(), Relation::name),
                byName(c.types(), UserType::name),
                byName(c.sequences(), Sequence::name),
                byName(c.indexes(), Index::name),
                byTable(c.constraints(), Constraint::table),
                byTable(c.constraints(), Constraint::referencedTable),
                byTable(c.indexes(), Index::table),
                byTable(c.triggers(), Trigger::table),
                byTable(c.policies(), Policy::table),
                byEach(c.relations().values(), Relation::parents),
                byEach(c.relations().values(), Relation::dependsOn));
    }

    private static <T> Map<QualifiedName, T> byName(Map<Long, T> objects, Function<T, QualifiedName> name) {
        Map<QualifiedName, T> map = new HashMap<>();
        objects.values().forEach(object -> map.put(name.apply(object), object));
        return map;
    }

    private static <T> Map<Long, List<T>> byTable(Map<Long, T> objects, Function<T, Long> table) {
        return objects.values().stream().collect(groupingBy(table));
    }

    private static Map<Long, List<Relation>> byEach(
            Collection<Relation> relations, Function<Relation, Collection<Long>> keys) {
        Map<Long, List<Relation>> map = new HashMap<>();
        for (Relation relation : relations) {
            keys.apply(relation)
                    .forEach(key ->
                            map.computeIfAbsent(key, k -> new ArrayList<>()).add(relation));
        }
        return map;
    }
}
