package dev.onoma.plan.step;

import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Cast;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.catalog.TypeName;
import dev.onoma.catalog.UserType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The type that answers to an enum type's old name: another enum type with the same labels, which becomes the real one wherever that
 * is needed, and operators that compare the two.
 *
 * <p>Not a domain: every value of the base type is implicitly one of a domain too, so that an operator that takes the domain makes
 * {@code status = status} ambiguous (PostgreSQL manual 10.2). The cast goes one way only, and the operators take {@code anyenum} on
 * the other side, so that they are never preferred where PostgreSQL's own fit: constants stay constants, and {@code IN} uses indexes.
 */
final class TypeAliases {

    /** An operator and the function behind it. */
    private record Comparison(String operator, String function) {}

    private static final List<Comparison> COMPARISONS = List.of(
            new Comparison("=", "onoma_eq"),
            new Comparison("<>", "onoma_ne"),
            new Comparison("<", "onoma_lt"),
            new Comparison("<=", "onoma_le"),
            new Comparison(">", "onoma_gt"),
            new Comparison(">=", "onoma_ge"));
    private static final String TO_NEW = "onoma_enum";
    private static final String TO_OLD = "onoma_enum_alias";
    private static final TypeName ANYENUM = new TypeName(3500, "anyenum", false);
    private static final TypeName BOOLEAN = new TypeName(16, "boolean", false);

    private final EnumTypeRename change;
    private final String alias;
    private final String type;

    private TypeAliases(EnumTypeRename change) {
        this.change = change;
        this.alias = change.oldName().sql();
        this.type = change.newName().sql();
    }

    static String create(EnumTypeRename change) {
        return new TypeAliases(change).create();
    }

    static String drop(EnumTypeRename change) {
        return new TypeAliases(change).drop();
    }

    static void addTo(SnapshotEditor catalogue, EnumTypeRename change) {
        UserType type = catalogue.type(change.newName());
        long alias = catalogue.newOid();
        catalogue.put(new UserType(
                alias,
                change.oldName(),
                UserType.Kind.ENUM,
                change.owner(),
                change.labels(),
                "",
                type.grants(),
                change.comment(),
                null));
        TypeAliases aliases = new TypeAliases(change);
        aliases.functions(type.oid(), alias).forEach(function -> aliases.addTo(catalogue, function));
    }

    private void addTo(SnapshotEditor catalogue, AliasFunction function) {
        Routine routine = function.routine(catalogue.newOid());
        catalogue.put(routine);
        if (function.isOperator()) {
            catalogue.put(function.operator(catalogue.newOid(), routine));
        } else {
            boolean toNew = function.name().equals(name(TO_NEW));
            catalogue.put(new Cast(
                    catalogue.newOid(),
                    function.arguments().getFirst(),
                    function.result(),
                    toNew ? Cast.Context.IMPLICIT : Cast.Context.ASSIGNMENT,
                    routine.oid(),
                    null));
        }
    }

    static void removeFrom(SnapshotEditor catalogue, EnumTypeRename change) {
        TypeAliases aliases = new TypeAliases(change);
        // Operators and casts go with the functions behind them.
        aliases.functions(0, 0).forEach(f -> catalogue.routine(f.signature()).ifPresent(catalogue::remove));
        catalogue.remove(catalogue.type(change.oldName()));
    }

    private String create() {
        StringBuilder sql = new StringBuilder();
        sql.append("CREATE TYPE ").append(alias).append(" AS ENUM (");
        sql.append(change.labels().stream().map(Literal::sql).collect(joining(", ")))
                .append(");\n");
        sql.append(
                "ALTER TYPE %s OWNER TO %s;\n".formatted(alias, change.owner().sql()));
        if (!change.grants().isEmpty()) {
            sql.append(Rights.revoke("TYPE " + alias, change.owner(), List.of("PUBLIC"), change.grants()));
            sql.append(Rights.grant("TYPE " + alias, change.grants()));
        }
        if (change.comment() != null) {
            sql.append("COMMENT ON TYPE %s IS %s;\n".formatted(alias, Literal.sql(change.comment())));
        }
        functions(0, 0).forEach(function -> sql.append(function.create()));
        sql.append("CREATE CAST (%s AS %s) WITH FUNCTION %s AS IMPLICIT;\n"
                .formatted(alias, type, name(TO_NEW).sql() + "(" + alias + ")"));
        sql.append("CREATE CAST (%s AS %s) WITH FUNCTION %s AS ASSIGNMENT;\n"
                .formatted(type, alias, name(TO_OLD).sql() + "(" + type + ")"));
        functions(0, 0).filter(AliasFunction::isOperator).forEach(function -> sql.append(function.createOperator()));
        return sql.toString();
    }

    private String drop() {
        StringBuilder sql = new StringBuilder();
        functions(0, 0).filter(AliasFunction::isOperator).forEach(function -> sql.append(function.dropOperator()));
        sql.append("DROP CAST (%s AS %s);\n".formatted(alias, type));
        sql.append("DROP CAST (%s AS %s);\n".formatted(type, alias));
        functions(0, 0).forEach(function -> sql.append("DROP FUNCTION %s;\n".formatted(function.signature())));
        return sql.append("DROP TYPE %s;\n".formatted(alias)).toString();
    }

    private Stream<AliasFunction> functions(long typeOid, long aliasOid) {
        TypeName one = new TypeName(typeOid, type, false);
        TypeName other = new TypeName(aliasOid, alias, false);
        Stream<AliasFunction> casts = Stream.of(
                function(TO_NEW, "", List.of(other), one, "$1::text::" + type),
                function(TO_OLD, "", List.of(one), other, "$1::text::" + alias));
        return Stream.concat(casts, COMPARISONS.stream().flatMap(c -> comparisons(c, other)));
    }

    private Stream<AliasFunction> comparisons(Comparison comparison, TypeName other) {
        String compared = "%s OPERATOR(pg_catalog." + comparison.operator() + ") %s";
        return Stream.of(
                comparison(comparison, ANYENUM, other, compared.formatted("$1", "$2::" + type)),
                comparison(comparison, other, ANYENUM, compared.formatted("$1::" + type, "$2")),
                comparison(comparison, other, other, compared.formatted("$1", "$2")));
    }

    private AliasFunction comparison(Comparison comparison, TypeName left, TypeName right, String expression) {
        return function(comparison.function(), comparison.operator(), List.of(left, right), BOOLEAN, expression);
    }

    private AliasFunction function(
            String name, String operator, List<TypeName> arguments, TypeName result, String expression) {
        return new AliasFunction(name(name), change.owner(), operator, arguments, result, expression);
    }

    private QualifiedName name(String function) {
        return QualifiedName.of(change.oldName().schema().value(), function);
    }
}
