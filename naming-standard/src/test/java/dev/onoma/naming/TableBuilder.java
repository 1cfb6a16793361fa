package dev.onoma.naming;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.Sequence;
import java.util.Arrays;
import java.util.List;

/** A table of the schema, to which keys and indexes are added. */
public final class TableBuilder {

    final long oid;
    private final SchemaBuilder schema;

    TableBuilder(SchemaBuilder schema, long oid) {
        this.schema = schema;
        this.oid = oid;
    }

    public SchemaBuilder schema() {
        return schema;
    }

    public TableBuilder primaryKey(String name, String... columns) {
        return key(Constraint.Kind.PRIMARY_KEY, name, false, columns);
    }

    public TableBuilder unique(String name, String... columns) {
        return key(Constraint.Kind.UNIQUE, name, false, columns);
    }

    public TableBuilder exclusion(String name, String... columns) {
        return key(Constraint.Kind.EXCLUSION, name, false, columns);
    }

    public TableBuilder check(String name, String... columns) {
        return add(Constraint.Kind.CHECK, name, 0, List.of(), 0, false, columns);
    }

    public TableBuilder notNull(String name, String... columns) {
        return add(Constraint.Kind.NOT_NULL, name, 0, List.of(), 0, false, columns);
    }

    public TableBuilder foreignKey(String name, String column, TableBuilder target, String targetColumn) {
        List<Integer> referenced = List.of(target.number(targetColumn));
        return add(Constraint.Kind.FOREIGN_KEY, name, target.oid, referenced, 0, false, column);
    }

    public TableBuilder inheritedKey(Constraint.Kind kind, String name, String... columns) {
        return key(kind, name, true, columns);
    }

    public TableBuilder inheritedCheck(String name, String... columns) {
        return add(Constraint.Kind.CHECK, name, 0, List.of(), 0, true, columns);
    }

    /** @param columns those of the index; {@code (…)} for an expression */
    public TableBuilder index(String name, String... columns) {
        putIndex(name, false, false, false, false, columns);
        return this;
    }

    public TableBuilder uniqueIndex(String name, String... columns) {
        putIndex(name, true, false, false, false, columns);
        return this;
    }

    public TableBuilder partialIndex(String name, String... columns) {
        putIndex(name, false, false, true, false, columns);
        return this;
    }

    public TableBuilder sequence(String name, String column) {
        long sequence = schema.newOid();
        schema.sequences.put(
                sequence,
                new Sequence(
                        sequence,
                        SchemaBuilder.qualified(name),
                        SchemaBuilder.OWNER,
                        oid,
                        number(column),
                        false,
                        "",
                        List.of(),
                        null,
                        null));
        return this;
    }

    private TableBuilder key(Constraint.Kind kind, String name, boolean inherited, String... columns) {
        boolean primary = kind == Constraint.Kind.PRIMARY_KEY;
        long index = putIndex(name, kind != Constraint.Kind.EXCLUSION, primary, false, true, columns);
        return add(kind, name, 0, List.of(), index, inherited, columns);
    }

    private long putIndex(
            String name, boolean unique, boolean primary, boolean partial, boolean constraint, String... columns) {
        long index = schema.newOid();
        schema.indexes.put(
                index,
                new Index(
                        index,
                        oid,
                        SchemaBuilder.qualified(name),
                        "btree",
                        numbers(columns),
                        columns.length,
                        unique,
                        primary,
                        partial,
                        constraint,
                        0,
                        "CREATE INDEX …",
                        "",
                        null));
        return index;
    }

    private TableBuilder add(
            Constraint.Kind kind,
            String name,
            long target,
            List<Integer> targetColumns,
            long index,
            boolean inherited,
            String... columns) {
        long constraint = schema.newOid();
        schema.constraints.put(
                constraint,
                new Constraint(
                        constraint,
                        oid,
                        Identifier.of(name),
                        kind,
                        numbers(columns),
                        target,
                        targetColumns,
                        "",
                        index,
                        true,
                        inherited,
                        "",
                        null));
        return this;
    }

    private List<Integer> numbers(String... columns) {
        return Arrays.stream(columns).map(this::number).toList();
    }

    private int number(String column) {
        return column.startsWith("(")
                ? 0
                : schema.relations
                        .get(oid)
                        .column(Identifier.of(column))
                        .orElseThrow()
                        .number();
    }
}
