package dev.onoma.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The one place where a snapshot changes: a step says here what it does to the catalogue. Many steps share one editor, so that
 * predicting a plan of ten thousand steps copies the catalogue once. Every lookup takes constant time.
 */
public final class SnapshotEditor {

    private record ConstraintName(long table, Identifier name) {}

    private final Snapshot.Contents before;
    private final ObjectTable<QualifiedName, Relation> relations;
    private final ObjectTable<ConstraintName, Constraint> constraints;
    private final ObjectTable<QualifiedName, Index> indexes;
    private final ObjectTable<QualifiedName, Sequence> sequences;
    private final ObjectTable<QualifiedName, UserType> types;
    private final ObjectTable<String, Routine> routines;
    private final SortedMap<Long, Operator> operators;
    private final SortedMap<Long, Cast> casts;
    private final Map<Long, Set<Long>> children = new HashMap<>();

    SnapshotEditor(Snapshot.Contents before) {
        this.before = before;
        relations = new ObjectTable<>(before.relations(), Relation::oid, Relation::name);
        constraints =
                new ObjectTable<>(before.constraints(), Constraint::oid, c -> new ConstraintName(c.table(), c.name()));
        indexes = new ObjectTable<>(before.indexes(), Index::oid, Index::name);
        sequences = new ObjectTable<>(before.sequences(), Sequence::oid, Sequence::name);
        types = new ObjectTable<>(before.types(), UserType::oid, UserType::name);
        routines = new ObjectTable<>(before.routines(), Routine::oid, Routine::signature);
        operators = new TreeMap<>(before.operators());
        casts = new TreeMap<>(before.casts());
        before.relations().values().forEach(this::linkParents);
    }

    /**
     * @throws NoSuchObject when the snapshot holds none of that name
     */
    public Relation relation(QualifiedName name) {
        return relations.find(name).orElseThrow(() -> new NoSuchObject("relation", name.toString()));
    }

    public Index index(QualifiedName name) {
        return indexes.find(name).orElseThrow(() -> new NoSuchObject("index", name.toString()));
    }

    public Sequence sequence(QualifiedName name) {
        return sequences.find(name).orElseThrow(() -> new NoSuchObject("sequence", name.toString()));
    }

    public UserType type(QualifiedName name) {
        return types.find(name).orElseThrow(() -> new NoSuchObject("type", name.toString()));
    }

    public Constraint constraint(QualifiedName table, Identifier name) {
        return constraints
                .find(new ConstraintName(relation(table).oid(), name))
                .orElseThrow(() -> new NoSuchObject("constraint", Literal.printable(name.sql()) + " of " + table));
    }

    public Optional<Routine> routine(String signature) {
        return routines.find(signature);
    }

    /** Adds a relation or puts one in the place of the one with its OID. */
    public void put(Relation relation) {
        relations.put(relation);
        linkParents(relation);
    }

    public void put(Index index) {
        indexes.put(index);
    }

    public void put(Sequence sequence) {
        sequences.put(sequence);
    }

    public void put(UserType type) {
        types.put(type);
    }

    public void put(Constraint constraint) {
        constraints.put(constraint);
    }

    public void put(Routine routine) {
        routines.put(routine);
    }

    public void put(Operator operator) {
        operators.put(operator.oid(), operator);
    }

    public void put(Cast cast) {
        casts.put(cast.oid(), cast);
    }

    public void remove(Relation relation) {
        relations.remove(relation);
    }

    public void remove(UserType type) {
        types.remove(type);
    }

    /** With the operators and casts that it is behind. */
    public void remove(Routine routine) {
        operators.values().removeIf(operator -> operator.routine() == routine.oid());
        casts.values().removeIf(cast -> cast.routine() == routine.oid());
        routines.remove(routine);
    }

    /** The index that implements a constraint and shares its name. */
    public Optional<Index> indexOf(Constraint constraint) {
        return indexes.get(constraint.index());
    }

    /** The copies that descendants of its table have of a check constraint. */
    public List<Constraint> inheritedBy(Constraint constraint) {
        Set<Long> descendants = new HashSet<>();
        List<Constraint> copies = new ArrayList<>();
        Deque<Long> open = new ArrayDeque<>(List.of(constraint.table()));
        while (!open.isEmpty()) {
            for (long child : children.getOrDefault(open.remove(), Set.of())) {
                if (descendants.add(child)) {
                    open.add(child);
                    constraints
                            .find(new ConstraintName(child, constraint.name()))
                            .filter(Constraint::inherited)
                            .ifPresent(copies::add);
                }
            }
        }
        return copies;
    }

    /** An OID for an object that does not exist yet: negative, so that it meets no real one. */
    public long newOid() {
        return LongStream.of(
                                relations.lowestOid(),
                                types.lowestOid(),
                                routines.lowestOid(),
                                lowest(operators),
                                lowest(casts))
                        .min()
                        .orElse(0)
                - 1;
    }

    public int serverVersion() {
        return before.serverVersion();
    }

    Snapshot snapshot() {
        return new Snapshot(new Snapshot.Contents(
                before.database(),
                before.serverVersion(),
                before.schemas(),
                relations.objects(),
                constraints.objects(),
                indexes.objects(),
                sequences.objects(),
                types.objects(),
                before.triggers(),
                before.policies(),
                routines.objects(),
                operators,
                casts,
                before.namespaces(),
                before.publications(),
                before.attachments(),
                before.defaultPrivileges(),
                before.subscribers(),
                before.takenNames()));
    }

    private static long lowest(SortedMap<Long, ?> objects) {
        return objects.isEmpty() ? 0 : Math.min(0, objects.firstKey());
    }

    private void linkParents(Relation relation) {
        relation.parents()
                .forEach(parent ->
                        children.computeIfAbsent(parent, p -> new HashSet<>()).add(relation.oid()));
    }
}
