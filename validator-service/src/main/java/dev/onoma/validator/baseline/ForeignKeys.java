package dev.onoma.validator.baseline;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The foreign keys of a snapshot and the queries that look for orphans. */
public final class ForeignKeys {

    private ForeignKeys() {}

    /** All foreign keys of tables that were read. */
    public static List<Constraint> of(Snapshot snapshot) {
        return snapshot.contents().constraints().values().stream()
                .filter(c -> c.kind() == Constraint.Kind.FOREIGN_KEY)
                .filter(c -> snapshot.relation(c.table()).isPresent())
                .toList();
    }

    /** Whether orphans can be searched by an anti-join: not a key over periods, and not into a schema that was not read. */
    public static boolean isSearchable(Snapshot snapshot, Constraint key) {
        return snapshot.relation(key.referencedTable()).isPresent()
                && !key.definition().contains("PERIOD ")
                && columnNames(snapshot, key.table(), key.columns()).size()
                        == columnNames(snapshot, key.referencedTable(), key.referencedColumns())
                                .size();
    }

    /** The number of rows that refer to nothing, as a sub-query in parentheses. A key that is partly null refers to nothing rightly. */
    public static String countOfOrphans(Snapshot snapshot, Constraint key) {
        return "(SELECT count(*) " + orphans(snapshot, key) + ")";
    }

    /** Some of them, as JSON with primary key and foreign key, nothing else of the row. */
    public static String samplesOfOrphans(Snapshot snapshot, Constraint key, int limit) {
        Relation child = snapshot.relation(key.table()).orElseThrow();
        List<Integer> shown = new ArrayList<>();
        snapshot.constraintsOf(child).stream()
                .filter(c -> c.kind() == Constraint.Kind.PRIMARY_KEY)
                .forEach(primary -> shown.addAll(primary.columns()));
        key.columns().stream().filter(number -> !shown.contains(number)).forEach(shown::add);
        String columns = columnNames(snapshot, key.table(), shown).stream()
                .map(name -> "child." + name.sql())
                .collect(Collectors.joining(", "));
        return "SELECT to_json(example)::text FROM (SELECT " + columns + " " + orphans(snapshot, key) + " LIMIT "
                + limit + ") AS example";
    }

    private static String orphans(Snapshot snapshot, Constraint key) {
        List<Identifier> referring = columnNames(snapshot, key.table(), key.columns());
        List<Identifier> referred = columnNames(snapshot, key.referencedTable(), key.referencedColumns());
        String complete = referring.stream()
                .map(name -> "child." + name.sql() + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String matches = IntStream.range(0, referring.size())
                .mapToObj(i -> "parent." + referred.get(i).sql() + " = child."
                        + referring.get(i).sql())
                .collect(Collectors.joining(" AND "));
        return "FROM " + rowsOf(snapshot, key.table()) + " AS child WHERE " + complete + " AND NOT EXISTS (SELECT FROM "
                + rowsOf(snapshot, key.referencedTable()) + " AS parent WHERE " + matches + ")";
    }

    /** A key of a plain table says nothing about tables that inherit from it (PostgreSQL manual 5.11.1). */
    private static String rowsOf(Snapshot snapshot, long table) {
        Relation relation = snapshot.relation(table).orElseThrow();
        String only = relation.kind() == Relation.Kind.PARTITIONED_TABLE ? "" : "ONLY ";
        return only + relation.name().sql();
    }

    private static List<Identifier> columnNames(Snapshot snapshot, long table, List<Integer> numbers) {
        Relation relation = snapshot.relation(table).orElseThrow();
        return numbers.stream()
                .flatMap(number -> relation.column(number).stream())
                .map(Column::name)
                .toList();
    }
}
