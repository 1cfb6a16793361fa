package dev.onoma.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that one database holds in the schemas looked at, at one moment. Objects refer to each other by OID, as in PostgreSQL, so
 * that renaming one changes one value; what is derived by name is built once, on first use.
 */
public final class Snapshot {

    private final Contents contents;
    private @Nullable Lookup lookup;

    public Snapshot(Contents contents) {
        this.contents = contents;
    }

    /**
     * The objects by OID.
     *
     * @param serverVersion {@code server_version_num}, such as 180006
     * @param schemas the schemas that were read
     * @param takenNames the names that relations and types of these schemas bear which are none of these objects: left out by
     *     a pattern, array types and the like; nothing can be renamed to one
     */
    public record Contents(
            String database,
            int serverVersion,
            List<Identifier> schemas,
            Map<Long, Relation> relations,
            Map<Long, Constraint> constraints,
            Map<Long, Index> indexes,
            Map<Long, Sequence> sequences,
            Map<Long, UserType> types,
            Map<Long, Trigger> triggers,
            Map<Long, Policy> policies,
            Map<Long, Routine> routines,
            Map<Long, Operator> operators,
            Map<Long, Cast> casts,
            Map<Long, Namespace> namespaces,
            Map<Long, Publication> publications,
            Map<Long, Attachment> attachments,
            List<DefaultPrivilege> defaultPrivileges,
            List<Subscriber> subscribers,
            Set<QualifiedName> takenNames) {

        public Contents {
            schemas = List.copyOf(schemas);
            relations = frozen(relations);
            constraints = frozen(constraints);
            indexes = frozen(indexes);
            sequences = frozen(sequences);
            types = frozen(types);
            triggers = frozen(triggers);
            policies = frozen(policies);
            routines = frozen(routines);
            operators = frozen(operators);
            casts = frozen(casts);
            namespaces = frozen(namespaces);
            publications = frozen(publications);
            attachments = frozen(attachments);
            defaultPrivileges = List.copyOf(defaultPrivileges);
            subscribers = List.copyOf(subscribers);
            // Sorted, as the maps are: whoever goes through them gets the same order in every JVM.
            takenNames = Collections.unmodifiableSortedSet(new TreeSet<>(takenNames));
        }

        private static <T> Map<Long, T> frozen(Map<Long, T> map) {
            return Collections.unmodifiableMap(new TreeMap<>(map));
        }
    }

    public Contents contents() {
        return contents;
    }

    public String database() {
        return contents.database();
    }

    public int serverVersion() {
        return contents.serverVersion();
    }

    public Collection<Relation> relations() {
        return contents.relations().values();
    }

    public Optional<Relation> relation(QualifiedName name) {
        return Optional.ofNullable(lookup().relations().get(name));
    }

    public Optional<Relation> relation(long oid) {
        return Optional.ofNullable(contents.relations().get(oid));
    }

    public Optional<UserType> type(QualifiedName name) {
        return Optional.ofNullable(lookup().types().get(name));
    }

    public Optional<Sequence> sequence(QualifiedName name) {
        return Optional.ofNullable(lookup().sequences().get(name));
    }

    public Optional<Index> index(QualifiedName name) {
        return Optional.ofNullable(lookup().indexes().get(name));
    }

    public List<Constraint> constraintsOf(Relation table) {
        return lookup().constraints().getOrDefault(table.oid(), List.of());
    }

    public Optional<Constraint> constraint(Relation table, Identifier name) {
        return constraintsOf(table).stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The foreign keys of other tables, or its own, that refer to the table. */
    public List<Constraint> referencing(Relation table) {
        return lookup().referencing().getOrDefault(table.oid(), List.of());
    }

    public List<Index> indexesOf(Relation table) {
        return lookup().indexesByTable().getOrDefault(table.oid(), List.of());
    }

    public List<Trigger> triggersOf(Relation table) {
        return lookup().triggers().getOrDefault(table.oid(), List.of());
    }

    public List<Policy> policiesOf(Relation table) {
        return lookup().policies().getOrDefault(table.oid(), List.of());
    }

    /** The partitions of a table, or the tables that inherit from it. */
    public List<Relation> childrenOf(Relation table) {
        return lookup().children().getOrDefault(table.oid(), List.of());
    }

    /** The views and materialised views that read the relation. */
    public List<Relation> viewsOn(Relation relation) {
        return lookup().views().getOrDefault(relation.oid(), List.of());
    }

    /** A copy with changes. */
    public Snapshot edit(Consumer<SnapshotEditor> changes) {
        SnapshotEditor editor = new SnapshotEditor(contents);
        changes.accept(editor);
        return editor.snapshot();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot snapshot && snapshot.contents.equals(contents);
    }

    @Override
    public int hashCode() {
        return contents.hashCode();
    }

    @Override
    public String toString() {
        return "Snapshot of " + contents.database() + ", "
                + contents.relations().size() + " relations";
    }

    private Lookup lookup() {
        Lookup built = lookup;
        if (built == null) {
            built = Lookup.of(contents);
            lookup = built;
        }
        return built;
    }
}
