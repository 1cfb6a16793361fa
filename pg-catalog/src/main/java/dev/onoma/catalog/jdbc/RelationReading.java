package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.TypeName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads relations with their columns. */
final class RelationReading {

    private final Connection connection;
    private final Directory directory;
    private final Map<Long, List<Column>> columns = new HashMap<>();
    private final Map<Long, String> queries = new HashMap<>();

    RelationReading(Connection connection, Directory directory) {
        this.connection = connection;
        this.directory = directory;
    }

    Map<Long, Relation> read(Scope.Filter scope) throws SQLException {
        Query.COLUMNS.each(
                connection,
                directory.schemas(),
                row -> columns.computeIfAbsent(row.oid("relation"), relation -> new ArrayList<>())
                        .add(column(row)));
        columns.values().forEach(ofOne -> ofOne.sort(Comparator.comparingInt(Column::number)));
        readQueries();
        Map<Long, Relation> relations = new HashMap<>();
        Query.RELATIONS.each(connection, directory.schemas(), row -> {
            if (!scope.excludes(row.name("name"))) {
                relations.put(row.oid("oid"), relation(row));
            }
        });
        return relations;
    }

    private void readQueries() throws SQLException {
        List<Long> views = new ArrayList<>();
        Query.VIEWS.each(connection, directory.schemas(), row -> views.add(row.oid("oid")));
        Query.VIEW_DEFINITIONS.eachOf(connection, views, row -> queries.put(row.oid("oid"), row.text("query")));
    }

    private Relation relation(Row row) throws SQLException {
        long oid = row.oid("oid");
        long owner = row.oid("owner");
        return new Relation(
                oid,
                directory.qualifiedName(row),
                kind(row.letter("kind")),
                directory.role(owner),
                columns.getOrDefault(oid, List.of()),
                row.oids("parents"),
                row.textOrNull("partition_key"),
                row.textOrNull("partition_bound"),
                row.flag("row_security"),
                row.flag("force_row_security"),
                row.text("settings"),
                options(row),
                directory.grants("r", owner, row.textOrNull("acl")),
                queries.get(oid),
                new HashSet<>(row.oids("depends_on")),
                foreignServer(row),
                directory.comment("pg_class", oid, 0),
                directory.extension("pg_class", oid),
                new Relation.Storage(row.oid("file_node"), row.real("estimated_rows"), row.oid("bytes")));
    }

    /** Sorted, since setting one again moves it to the end; those of the TOAST table as ALTER TABLE names them. */
    private static List<String> options(Row row) throws SQLException {
        Stream<String> toast = row.texts("toast_options").stream().map(option -> "toast." + option);
        return Stream.concat(row.texts("options").stream(), toast).sorted().toList();
    }

    private static Relation.@Nullable ForeignServer foreignServer(Row row) throws SQLException {
        Identifier server = row.nameOrNull("server");
        return server == null
                ? null
                : new Relation.ForeignServer(server, row.name("wrapper"), row.texts("foreign_options"));
    }

    private static Relation.Kind kind(char kind) {
        return switch (kind) {
            case 'r' -> Relation.Kind.TABLE;
            case 'p' -> Relation.Kind.PARTITIONED_TABLE;
            case 'f' -> Relation.Kind.FOREIGN_TABLE;
            case 'v' -> Relation.Kind.VIEW;
            case 'm' -> Relation.Kind.MATERIALIZED_VIEW;
            default -> throw new IllegalArgumentException("Unknown pg_class.relkind " + kind);
        };
    }

    private Column column(Row row) throws SQLException {
        int number = row.number("number");
        return new Column(
                number,
                row.name("name"),
                new TypeName(row.oid("type"), row.text("type_text"), row.flag("is_array")),
                row.flag("not_null"),
                row.textOrNull("default_expression"),
                identity(row.letter("identity")),
                generated(row.letter("generated")),
                row.textOrNull("collation"),
                row.flag("inherited"),
                row.text("settings"),
                directory.columnGrants(row.textOrNull("acl")),
                directory.comment("pg_class", row.oid("relation"), number));
    }

    private static Column.Identity identity(char identity) {
        return switch (identity) {
            case '\0' -> Column.Identity.NONE;
            case 'a' -> Column.Identity.ALWAYS;
            case 'd' -> Column.Identity.BY_DEFAULT;
            default -> throw new IllegalArgumentException("Unknown pg_attribute.attidentity " + identity);
        };
    }

    private static Column.Generated generated(char generated) {
        return switch (generated) {
            case '\0' -> Column.Generated.NONE;
            case 's' -> Column.Generated.STORED;
            case 'v' -> Column.Generated.VIRTUAL;
            default -> throw new IllegalArgumentException("Unknown pg_attribute.attgenerated " + generated);
        };
    }
}
