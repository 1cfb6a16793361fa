package dev.onoma.naming;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.TypeName;
import dev.onoma.catalog.UserType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a snapshot in a few lines: tables by name, columns as {@code "tenantId uuid"}. */
public final class SchemaBuilder {

    static final Identifier OWNER = Identifier.of("owner");

    final Map<Long, Relation> relations = new LinkedHashMap<>();
    final Map<Long, Constraint> constraints = new LinkedHashMap<>();
    final Map<Long, Index> indexes = new LinkedHashMap<>();
    final Map<Long, Sequence> sequences = new LinkedHashMap<>();
    private final Map<Long, UserType> types = new LinkedHashMap<>();
    private final Set<QualifiedName> takenNames = new HashSet<>();
    private long lastOid = 1000;

    /** @param columns each a name and a type; the name may hold spaces, the type after the last one that is not part of it */
    public TableBuilder table(String name, String... columns) {
        return relation(Relation.Kind.TABLE, name, columns);
    }

    public TableBuilder relation(Relation.Kind kind, String name, String... columns) {
        return put(kind, name, List.of(), false, null, columns);
    }

    public TableBuilder partition(TableBuilder parent, String name) {
        return child(parent, name, true);
    }

    /** A table that inherits and adds nothing. */
    public TableBuilder child(TableBuilder parent, String name, boolean partition, String... ownColumns) {
        Relation relation = relations.get(parent.oid);
        TableBuilder child = put(Relation.Kind.TABLE, name, List.of(parent.oid), partition, null, ownColumns);
        List<Column> inherited = new ArrayList<>();
        for (Column c : relation.columns()) {
            inherited.add(column(c.number(), c.name().value(), c.type(), true));
        }
        int number = inherited.size();
        for (Column own : relations.get(child.oid).columns()) {
            inherited.add(column(++number, own.name().value(), own.type(), false));
        }
        Relation plain = relations.get(child.oid);
        relations.put(child.oid, rebuilt(plain, inherited, plain.parents()));
        return child;
    }

    public SchemaBuilder inheritsToo(TableBuilder child, TableBuilder otherParent) {
        Relation plain = relations.get(child.oid);
        relations.put(
                child.oid,
                rebuilt(plain, plain.columns(), List.of(plain.parents().getFirst(), otherParent.oid)));
        return this;
    }

    public TableBuilder extensionTable(String name, String extension, String... columns) {
        return put(Relation.Kind.TABLE, name, List.of(), false, Identifier.of(extension), columns);
    }

    public SchemaBuilder enumType(String name, String... labels) {
        return type(name, UserType.Kind.ENUM, labels);
    }

    public SchemaBuilder type(String name, UserType.Kind kind, String... labels) {
        long oid = newOid();
        types.put(oid, new UserType(oid, qualified(name), kind, OWNER, List.of(labels), "", List.of(), null, null));
        return this;
    }

    public SchemaBuilder sequence(String name) {
        long oid = ++lastOid;
        sequences.put(oid, new Sequence(oid, qualified(name), OWNER, 0, 0, false, "", List.of(), null, null));
        return this;
    }

    /** A name that something takes of which the snapshot says no more. */
    public SchemaBuilder taken(String name) {
        takenNames.add(qualified(name));
        return this;
    }

    public Snapshot snapshot() {
        return new Snapshot(new Snapshot.Contents(
                "shop",
                180006,
                List.of(Identifier.of("public")),
                relations,
                constraints,
                indexes,
                sequences,
                types,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                takenNames));
    }

    private TableBuilder put(
            Relation.Kind kind,
            String name,
            List<Long> parents,
            boolean partition,
            Identifier extension,
            String... columns) {
        long oid = ++lastOid;
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            int space = typeStart(columns[i]);
            String type = columns[i].substring(space + 1);
            boolean array = type.endsWith("[]");
            all.add(column(i + 1, columns[i].substring(0, space), new TypeName(23, type, array), false));
        }
        relations.put(
                oid,
                new Relation(
                        oid,
                        qualified(name),
                        kind,
                        OWNER,
                        all,
                        parents,
                        kind == Relation.Kind.PARTITIONED_TABLE ? "RANGE (x)" : null,
                        partition ? "FOR VALUES …" : null,
                        false,
                        false,
                        "",
                        List.of(),
                        List.of(),
                        kind.isTable() ? null : "SELECT …",
                        Set.of(),
                        null,
                        null,
                        extension,
                        Relation.Storage.NONE));
        return new TableBuilder(this, oid);
    }

    long newOid() {
        return ++lastOid;
    }

    private static int typeStart(String column) {
        int timestamp = column.indexOf(" timestamp");
        return timestamp > 0 ? timestamp : column.lastIndexOf(' ');
    }

    private static Column column(int number, String name, TypeName type, boolean inherited) {
        return new Column(
                number,
                Identifier.of(name),
                type,
                false,
                null,
                Column.Identity.NONE,
                Column.Generated.NONE,
                null,
                inherited,
                "",
                List.of(),
                null);
    }

    private static Relation rebuilt(Relation r, List<Column> columns, List<Long> parents) {
        return new Relation(
                r.oid(),
                r.name(),
                r.kind(),
                r.owner(),
                columns,
                parents,
                r.partitionKey(),
                r.partitionBound(),
                false,
                false,
                "",
                List.of(),
                List.of(),
                r.definition(),
                Set.of(),
                null,
                null,
                r.extension(),
                Relation.Storage.NONE);
    }

    static QualifiedName qualified(String name) {
        return new QualifiedName(Identifier.of("public"), Identifier.of(name));
    }
}
