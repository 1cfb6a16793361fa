package dev.onoma.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The one place where a snapshot changes: a step says here what it does to the catalogue. Many steps share one editor, so that
 * predicting a plan of ten thousand steps copies the catalogue once.
 */
public final class SnapshotEditor {

    private final Snapshot.Contents before;
    private final Map<Long, Relation> relations;
    private final Map<Long, Constraint> constraints;
    private final Map<Long, Index> indexes;
    private final Map<Long, Sequence> sequences;
    private final Map<Long, UserType> types;
    private final Map<Long, Routine> routines;
    private final Map<QualifiedName, Long> relationNames = new HashMap<>();
    private final Map<QualifiedName, Long> indexNames = new HashMap<>();
    private final Map<QualifiedName, Long> sequenceNames = new HashMap<>();
    private final Map<QualifiedName, Long> typeNames = new HashMap<>();

    SnapshotEditor(Snapshot.Contents before) {
        this.before = before;
        relations = new TreeMap<>(before.relations());
        constraints = new TreeMap<>(before.constraints());
        indexes = new TreeMap<>(before.indexes());
        sequences = new TreeMap<>(before.sequences());
        types = new TreeMap<>(before.types());
        routines = new TreeMap<>(before.routines());
        relations.values().forEach(r -> relationNames.put(r.name(), r.oid()));
        indexes.values().forEach(i -> indexNames.put(i.name(), i.oid()));
        sequences.values().forEach(s -> sequenceNames.put(s.name(), s.oid()));
        types.values().forEach(t -> typeNames.put(t.name(), t.oid()));
    }

    /**
     * @throws NoSuchObject when the snapshot holds none of that name
     */
    public Relation relation(QualifiedName name) {
        return find(relations, relationNames, name, "relation");
    }

    public Index index(QualifiedName name) {
        return find(indexes, indexNames, name, "index");
    }

    public Sequence sequence(QualifiedName name) {
        return find(sequences, sequenceNames, name, "sequence");
    }

    public UserType type(QualifiedName name) {
        return find(types, typeNames, name, "type");
    }

    public Constraint constraint(QualifiedName table, Identifier name) {
        long oid = relation(table).oid();
        return constraints.values().stream()
                .filter(c -> c.table() == oid && c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchObject("constraint", name.sql() + " of " + table));
    }

    public Optional<Routine> routine(String signature) {
        return routines.values().stream()
                .filter(r -> r.signature().equals(signature))
                .findFirst();
    }

    /** Adds a relation or puts one in the place of the one with its OID. */
    public void put(Relation relation) {
        Relation old = relations.put(relation.oid(), relation);
        if (old != null) {
            relationNames.remove(old.name(), old.oid());
        }
        relationNames.put(relation.name(), relation.oid());
    }

    public void put(Index index) {
        Index old = indexes.put(index.oid(), index);
        if (old != null) {
            indexNames.remove(old.name(), old.oid());
        }
        indexNames.put(index.name(), index.oid());
    }

    public void put(Sequence sequence) {
        Sequence old = sequences.put(sequence.oid(), sequence);
        if (old != null) {
            sequenceNames.remove(old.name(), old.oid());
        }
        sequenceNames.put(sequence.name(), sequence.oid());
    }

    public void put(UserType type) {
        UserType old = types.put(type.oid(), type);
        if (old != null) {
            typeNames.remove(old.name(), old.oid());
        }
        typeNames.put(type.name(), type.oid());
    }

    public void put(Constraint constraint) {
        constraints.put(constraint.oid(), constraint);
    }

    public void put(Routine routine) {
        routines.put(routine.oid(), routine);
    }

    public void remove(Relation relation) {
        relations.remove(relation.oid());
        relationNames.remove(relation.name(), relation.oid());
    }

    public void remove(UserType type) {
        types.remove(type.oid());
        typeNames.remove(type.name(), type.oid());
    }

    public void remove(Routine routine) {
        routines.remove(routine.oid());
    }

    /** The index that implements a constraint, found by table and name, which both share. */
    public Optional<Index> indexOf(Constraint constraint) {
        return Optional.ofNullable(indexes.get(constraint.index()));
    }

    public Optional<Constraint> constraintOf(Index index) {
        return constraints.values().stream()
                .filter(c -> c.index() == index.oid() && c.kind() != Constraint.Kind.FOREIGN_KEY)
                .findFirst();
    }

    /** The copies that descendants of its table have of a check constraint. */
    public List<Constraint> inheritedBy(Constraint constraint) {
        Set<Long> descendants = new HashSet<>(Set.of(constraint.table()));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Relation relation : relations.values()) {
                grown |= relation.parents().stream().anyMatch(descendants::contains) && descendants.add(relation.oid());
            }
        }
        descendants.remove(constraint.table());
        return descendants.isEmpty()
                ? List.of()
                : constraints.values().stream()
                        .filter(c -> c.inherited()
                                && c.name().equals(constraint.name())
                                && descendants.contains(c.table()))
                        .toList();
    }

    /** An OID for an object that does not exist yet: negative, so that it meets no real one. */
    public long newOid() {
        long lowest = 0;
        for (Map<Long, ?> objects : List.of(relations, types, routines)) {
            if (!objects.isEmpty()) {
                lowest = Math.min(lowest, ((TreeMap<Long, ?>) objects).firstKey());
            }
        }
        return lowest - 1;
    }

    public int serverVersion() {
        return before.serverVersion();
    }

    Snapshot snapshot() {
        return new Snapshot(new Snapshot.Contents(
                before.database(),
                before.serverVersion(),
                before.schemas(),
                relations,
                constraints,
                indexes,
                sequences,
                types,
                before.triggers(),
                before.policies(),
                routines,
                before.publications(),
                before.attachments(),
                before.defaultPrivileges(),
                before.subscribers()));
    }

    private static <T> T find(Map<Long, T> objects, Map<QualifiedName, Long> names, QualifiedName name, String kind) {
        Long oid = names.get(name);
        T object = oid == null ? null : objects.get(oid);
        if (object == null) {
            throw new NoSuchObject(kind, name.toString());
        }
        return object;
    }
}
