package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Attachment;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.Policy;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Trigger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads what hangs on the relations of a snapshot: constraints, indexes, triggers, policies, rules and statistics. */
final class TablePartReading {

    private final Connection connection;
    private final Directory directory;
    private final Map<Long, Relation> relations;

    TablePartReading(Connection connection, Directory directory, Map<Long, Relation> relations) {
        this.connection = connection;
        this.directory = directory;
        this.relations = relations;
    }

    private interface Part<T> {
        T of(Row row) throws SQLException;
    }

    Map<Long, Constraint> constraints() throws SQLException {
        return read(Query.CONSTRAINTS, this::constraint);
    }

    Map<Long, Index> indexes() throws SQLException {
        return read(Query.INDEXES, this::index);
    }

    Map<Long, Trigger> triggers() throws SQLException {
        return read(Query.TRIGGERS, this::trigger);
    }

    Map<Long, Policy> policies() throws SQLException {
        return read(Query.POLICIES, this::policy);
    }

    Map<Long, Attachment> attachments() throws SQLException {
        return read(Query.ATTACHMENTS, this::attachment);
    }

    /** Parts of relations that are left out are left out too. */
    private <T> Map<Long, T> read(Query query, Part<T> part) throws SQLException {
        Map<Long, T> parts = new HashMap<>();
        query.each(connection, directory.schemas(), row -> {
            if (relations.containsKey(row.oid("relation"))) {
                parts.put(row.oid("oid"), part.of(row));
            }
        });
        return parts;
    }

    private Constraint constraint(Row row) throws SQLException {
        long oid = row.oid("oid");
        return new Constraint(
                oid,
                row.oid("relation"),
                row.name("name"),
                kind(row.letter("kind")),
                row.numbers("columns"),
                row.oid("referenced_table"),
                row.numbers("referenced_columns"),
                row.text("definition"),
                row.oid("index"),
                row.flag("validated"),
                row.flag("inherited"),
                row.text("settings"),
                directory.comment("pg_constraint", oid, 0));
    }

    private static Constraint.Kind kind(char kind) {
        return switch (kind) {
            case 'p' -> Constraint.Kind.PRIMARY_KEY;
            case 'u' -> Constraint.Kind.UNIQUE;
            case 'f' -> Constraint.Kind.FOREIGN_KEY;
            case 'c' -> Constraint.Kind.CHECK;
            case 'x' -> Constraint.Kind.EXCLUSION;
            case 'n' -> Constraint.Kind.NOT_NULL;
            case 't' -> Constraint.Kind.TRIGGER;
            default -> throw new IllegalArgumentException("Unknown pg_constraint.contype " + kind);
        };
    }

    private Index index(Row row) throws SQLException {
        long oid = row.oid("oid");
        return new Index(
                oid,
                row.oid("relation"),
                directory.qualifiedName(row),
                row.text("method"),
                row.numbers("columns"),
                row.number("key_columns"),
                row.flag("is_unique"),
                row.flag("is_primary"),
                row.flag("partial"),
                row.flag("of_constraint"),
                row.oid("parent"),
                row.text("definition"),
                row.text("settings"),
                directory.comment("pg_class", oid, 0));
    }

    private Trigger trigger(Row row) throws SQLException {
        long oid = row.oid("oid");
        return new Trigger(
                oid,
                row.oid("relation"),
                row.name("name"),
                row.oid("routine"),
                row.flag("for_each_row"),
                row.terminatedTexts("arguments"),
                row.text("enabled"),
                row.flag("inherited"),
                row.text("definition"),
                directory.comment("pg_trigger", oid, 0));
    }

    private Policy policy(Row row) throws SQLException {
        return new Policy(
                row.oid("oid"),
                row.oid("relation"),
                row.name("name"),
                command(row.letter("command")),
                row.flag("permissive"),
                row.oids("roles").stream().map(directory::roleSql).sorted().toList(),
                row.textOrNull("using_expression"),
                row.textOrNull("check_expression"));
    }

    private static String command(char command) {
        return switch (command) {
            case '*' -> "ALL";
            case 'r' -> "SELECT";
            case 'a' -> "INSERT";
            case 'w' -> "UPDATE";
            case 'd' -> "DELETE";
            default -> throw new IllegalArgumentException("Unknown pg_policy.polcmd " + command);
        };
    }

    private Attachment attachment(Row row) throws SQLException {
        long oid = row.oid("oid");
        return new Attachment(
                oid,
                row.oid("relation"),
                row.text("kind"),
                directory.qualifiedName(row),
                row.text("definition"),
                directory.comment(row.text("catalog"), oid, 0));
    }
}
