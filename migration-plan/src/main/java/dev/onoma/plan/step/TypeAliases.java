package dev.onoma.plan.step;

import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Cast;
import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.Operator;
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
    private static final long ANYENUM = 3500;
    private static final long BOOLEAN = 16;

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

    private void addTo(SnapshotEditor catalogue, Function function) {
        Routine routine = routine(catalogue.newOid(), function);
        catalogue.put(routine);
        TypeName first = function.arguments().getFirst().type();
        if (function.isOperator()) {
            catalogue.put(new Operator(
                    catalogue.newOid(),
                    name(function.operator()),
                    first,
                    function.arguments().getLast().type(),
                    routine.oid(),
                    change.owner(),
                    "",
                    "",
                    null));
        } else {
            Cast.Context context = function.name().equals(TO_NEW) ? Cast.Context.IMPLICIT : Cast.Context.ASSIGNMENT;
            catalogue.put(new Cast(catalogue.newOid(), first, function.result().type(), context, routine.oid(), null));
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
        functions(0, 0).filter(Function::isOperator).forEach(function -> sql.append(function.createOperator()));
        return sql.toString();
    }

    private String drop() {
        StringBuilder sql = new StringBuilder();
        functions(0, 0).filter(Function::isOperator).forEach(function -> sql.append(function.dropOperator()));
        sql.append("DROP CAST (%s AS %s);\n".formatted(alias, type));
        sql.append("DROP CAST (%s AS %s);\n".formatted(type, alias));
        functions(0, 0).forEach(function -> sql.append("DROP FUNCTION %s;\n".formatted(function.signature())));
        return sql.append("DROP TYPE %s;\n".formatted(alias)).toString();
    }

    private Stream<Function> functions(long typeOid, long aliasOid) {
        Argument one = new Argument(type, typeOid);
        Argument other = new Argument(alias, aliasOid);
        Argument any = new Argument("anyenum", ANYENUM);
        Stream<Function> casts = Stream.of(
                new Function(TO_NEW, "", List.of(other), one, "$1::text::" + type),
                new Function(TO_OLD, "", List.of(one), other, "$1::text::" + alias));
        Argument yes = new Argument("boolean", BOOLEAN);
        Stream<Function> operators = COMPARISONS.stream().flatMap(c -> {
            String compared = "%s OPERATOR(pg_catalog." + c.operator() + ") %s";
            return Stream.of(
                    new Function(
                            c.function(),
                            c.operator(),
                            List.of(any, other),
                            yes,
                            compared.formatted("$1", "$2::" + type)),
                    new Function(
                            c.function(),
                            c.operator(),
                            List.of(other, any),
                            yes,
                            compared.formatted("$1::" + type, "$2")),
                    new Function(
                            c.function(), c.operator(), List.of(other, other), yes, compared.formatted("$1", "$2")));
        });
        return Stream.concat(casts, operators);
    }

    private QualifiedName name(String function) {
        return QualifiedName.of(change.oldName().schema().value(), function);
    }

    private Routine routine(long oid, Function function) {
        return new Routine(
                oid,
                name(function.name()),
                function.argumentList(),
                Routine.Kind.FUNCTION,
                change.owner(),
                "sql",
                function.body(),
                false,
                "",
                function.arguments().stream().map(Argument::oid).toList(),
                function.result().oid(),
                false,
                List.of(
                        new Grant(change.owner(), null, "EXECUTE", false),
                        new Grant(change.owner(), change.owner(), "EXECUTE", false)),
                null,
                null);
    }

    /** The type of an argument or result. */
    private record Argument(String sql, long oid) {

        TypeName type() {
            return new TypeName(oid, sql, false);
        }
    }

    /**
     * A function of the alias. Declared immutable although enum labels are only stable, so that it is inlined and constants are
     * folded: the labels do not change while the alias lives.
     *
     * @param operator that it implements, or nothing for a cast
     */
    private final class Function {

        private final String name;
        private final String operator;
        private final List<Argument> arguments;
        private final Argument result;
        private final String body;

        Function(String name, String operator, List<Argument> arguments, Argument result, String expression) {
            this.name = name;
            this.operator = operator;
            this.arguments = arguments;
            this.result = result;
            this.body = "SELECT " + expression;
        }

        String name() {
            return name;
        }

        String operator() {
            return operator;
        }

        List<Argument> arguments() {
            return arguments;
        }

        Argument result() {
            return result;
        }

        String body() {
            return body;
        }

        boolean isOperator() {
            return !operator.isEmpty();
        }

        String argumentList() {
            return arguments.stream().map(Argument::sql).collect(joining(", "));
        }

        String signature() {
            return TypeAliases.this.name(name).sql() + "(" + argumentList() + ")";
        }

        String create() {
            return """
                    CREATE FUNCTION %s RETURNS %s LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %s;
                    ALTER FUNCTION %s OWNER TO %s;
                    GRANT EXECUTE ON FUNCTION %s TO PUBLIC;
                    """.formatted(
                            signature(),
                            result.sql(),
                            Literal.dollarQuoted(body),
                            signature(),
                            change.owner().sql(),
                            signature());
        }

        String createOperator() {
            return "CREATE OPERATOR %s.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = %s);\n"
                    .formatted(
                            change.oldName().schema().sql(),
                            operator,
                            arguments.getFirst().sql(),
                            arguments.getLast().sql(),
                            TypeAliases.this.name(name).sql());
        }

        String dropOperator() {
            return "DROP OPERATOR %s.%s (%s);\n"
                    .formatted(change.oldName().schema().sql(), operator, argumentList());
        }
    }
}
