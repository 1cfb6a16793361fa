package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Cast;
import dev.onoma.catalog.Operator;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.TypeName;
import dev.onoma.catalog.UserType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Reads what stands in a schema by itself: sequences, types, routines, operators and casts. */
final class OwnObjectReading {

    private final Connection connection;
    private final Directory directory;
    private final Scope.Filter scope;

    OwnObjectReading(Connection connection, Directory directory, Scope.Filter scope) {
        this.connection = connection;
        this.directory = directory;
        this.scope = scope;
    }

    /** A sequence goes with the table that owns it, and is left out with it. */
    Map<Long, Sequence> sequences(Map<Long, Relation> relations) throws SQLException {
        Map<Long, Sequence> sequences = new HashMap<>();
        Query.SEQUENCES.each(connection, directory.schemas(), row -> {
            long table = row.oid("relation");
            if (!scope.excludes(row.name("name")) && (table == 0 || relations.containsKey(table))) {
                sequences.put(row.oid("oid"), sequence(row));
            }
        });
        return sequences;
    }

    private Sequence sequence(Row row) throws SQLException {
        long oid = row.oid("oid");
        long owner = row.oid("owner");
        return new Sequence(
                oid,
                directory.qualifiedName(row),
                directory.role(owner),
                row.oid("relation"),
                row.number("number"),
                row.flag("identity"),
                row.text("settings"),
                directory.grants("s", owner, row.textOrNull("acl")),
                directory.comment("pg_class", oid, 0),
                directory.extension("pg_class", oid));
    }

    Map<Long, UserType> types() throws SQLException {
        Map<Long, UserType> types = new HashMap<>();
        Query.TYPES.each(connection, directory.schemas(), row -> {
            if (!scope.excludes(row.name("name"))) {
                types.put(row.oid("oid"), type(row));
            }
        });
        return types;
    }

    private UserType type(Row row) throws SQLException {
        long oid = row.oid("oid");
        long owner = row.oid("owner");
        UserType.Kind kind = typeKind(row.letter("kind"));
        return new UserType(
                oid,
                directory.qualifiedName(row),
                kind,
                directory.role(owner),
                row.texts("labels"),
                kind == UserType.Kind.ENUM ? "" : row.text("definition"),
                directory.grants("T", owner, row.textOrNull("acl")),
                directory.comment("pg_type", oid, 0),
                directory.extension("pg_type", oid));
    }

    private static UserType.Kind typeKind(char kind) {
        return switch (kind) {
            case 'e' -> UserType.Kind.ENUM;
            case 'd' -> UserType.Kind.DOMAIN;
            case 'c' -> UserType.Kind.COMPOSITE;
            case 'r' -> UserType.Kind.RANGE;
            case 'b' -> UserType.Kind.BASE;
            default -> throw new IllegalArgumentException("Unknown pg_type.typtype " + kind);
        };
    }

    Map<Long, Routine> routines() throws SQLException {
        Map<Long, Routine> routines = new HashMap<>();
        Query.ROUTINES.each(connection, directory.schemas(), row -> {
            if (!scope.excludes(row.name("name"))) {
                routines.put(row.oid("oid"), routine(row));
            }
        });
        return routines;
    }

    private Routine routine(Row row) throws SQLException {
        long oid = row.oid("oid");
        long owner = row.oid("owner");
        return new Routine(
                oid,
                directory.qualifiedName(row),
                row.text("arguments"),
                routineKind(row.letter("kind")),
                directory.role(owner),
                row.text("language"),
                row.text("source"),
                row.flag("atomic"),
                row.text("definition"),
                row.oids("argument_types"),
                row.oid("return_type"),
                row.flag("returns_trigger"),
                directory.grants("f", owner, row.textOrNull("acl")),
                directory.comment("pg_proc", oid, 0),
                null);
    }

    Map<Long, Operator> operators() throws SQLException {
        Map<Long, Operator> operators = new HashMap<>();
        Query.OPERATORS.each(connection, directory.schemas(), row -> operators.put(row.oid("oid"), operator(row)));
        return operators;
    }

    private Operator operator(Row row) throws SQLException {
        long oid = row.oid("oid");
        return new Operator(
                oid,
                directory.qualifiedName(row),
                row.oid("left_type") == 0 ? null : type(row, "left"),
                type(row, "right"),
                row.oid("routine"),
                directory.role(row.oid("owner")),
                row.text("settings"),
                row.text("related"),
                directory.comment("pg_operator", oid, 0));
    }

    Map<Long, Cast> casts() throws SQLException {
        Map<Long, Cast> casts = new HashMap<>();
        Query.CASTS.each(connection, directory.schemas(), row -> casts.put(row.oid("oid"), cast(row)));
        return casts;
    }

    private Cast cast(Row row) throws SQLException {
        long oid = row.oid("oid");
        return new Cast(
                oid,
                type(row, "source"),
                type(row, "target"),
                castContext(row.letter("context")),
                row.oid("routine"),
                directory.comment("pg_cast", oid, 0));
    }

    private static TypeName type(Row row, String which) throws SQLException {
        return new TypeName(row.oid(which + "_type"), row.text(which + "_text"), row.flag(which + "_is_array"));
    }

    private static Cast.Context castContext(char context) {
        return switch (context) {
            case 'i' -> Cast.Context.IMPLICIT;
            case 'a' -> Cast.Context.ASSIGNMENT;
            case 'e' -> Cast.Context.EXPLICIT;
            default -> throw new IllegalArgumentException("Unknown pg_cast.castcontext " + context);
        };
    }

    private static Routine.Kind routineKind(char kind) {
        return switch (kind) {
            case 'f' -> Routine.Kind.FUNCTION;
            case 'p' -> Routine.Kind.PROCEDURE;
            case 'a' -> Routine.Kind.AGGREGATE;
            case 'w' -> Routine.Kind.WINDOW;
            default -> throw new IllegalArgumentException("Unknown pg_proc.prokind " + kind);
        };
    }
}
