package dev.onoma.plan.step;

import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.catalog.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The domain that answers to an enum type's old name, and the operators that compare the two. Without them {@code status =
 * 'x'::"ItemStatus"} fails, since PostgreSQL's own compare only equal enum types; their bodies are inlined, so indexes are used.
 */
final class TypeAliases {

    /** An operator and the function behind it. */
    private record Comparison(String operator, String function) {}

    /** The two types that are compared. */
    private record Operands(QualifiedName left, QualifiedName right) {}

    private static final List<Comparison> COMPARISONS = List.of(
            new Comparison("=", "onoma_eq"),
            new Comparison("<>", "onoma_ne"),
            new Comparison("<", "onoma_lt"),
            new Comparison("<=", "onoma_le"),
            new Comparison(">", "onoma_gt"),
            new Comparison(">=", "onoma_ge"));

    private TypeAliases() {}

    static String create(EnumTypeRename change) {
        String alias = change.oldName().sql();
        StringBuilder sql = new StringBuilder();
        sql.append("CREATE DOMAIN %s AS %s;\n".formatted(alias, change.newName().sql()));
        sql.append("ALTER DOMAIN %s OWNER TO %s;\n".formatted(alias, change.owner().sql()));
        if (!change.grants().isEmpty()) {
            sql.append(Rights.revoke("TYPE " + alias, change.owner(), List.of("PUBLIC"), change.grants()));
            sql.append(Rights.grant("TYPE " + alias, change.grants()));
        }
        if (change.comment() != null) {
            sql.append("COMMENT ON DOMAIN %s IS %s;\n".formatted(alias, Literal.sql(change.comment())));
        }
        forEachOperator(change, (comparison, operands) -> sql.append(createOperator(change, comparison, operands)));
        return sql.toString();
    }

    static String drop(EnumTypeRename change) {
        StringBuilder sql = new StringBuilder();
        forEachOperator(
                change,
                (comparison, operands) -> sql.append("DROP OPERATOR %s.%s (%s, %s);\n"
                                .formatted(
                                        change.oldName().schema().sql(),
                                        comparison.operator(),
                                        operands.left().sql(),
                                        operands.right().sql()))
                        .append("DROP FUNCTION %s;\n".formatted(signature(change, comparison, operands))));
        return sql.append("DROP DOMAIN %s;\n".formatted(change.oldName().sql())).toString();
    }

    static void addTo(SnapshotEditor catalogue, EnumTypeRename change) {
        UserType type = catalogue.type(change.newName());
        long domain = catalogue.newOid();
        catalogue.put(new UserType(
                domain,
                change.oldName(),
                UserType.Kind.DOMAIN,
                change.owner(),
                List.of(),
                "",
                type.grants(),
                change.comment(),
                null));
        forEachOperator(
                change,
                (comparison, operands) -> catalogue.put(
                        routine(catalogue.newOid(), change, comparison, operands, type.oid(), domain)));
    }

    static void removeFrom(SnapshotEditor catalogue, EnumTypeRename change) {
        forEachOperator(
                change,
                (comparison, operands) -> catalogue
                        .routine(signature(change, comparison, operands))
                        .ifPresent(catalogue::remove));
        catalogue.remove(catalogue.type(change.oldName()));
    }

    private static String createOperator(EnumTypeRename change, Comparison comparison, Operands operands) {
        String function = signature(change, comparison, operands);
        String type = change.newName().sql();
        return """
                CREATE FUNCTION %s RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
                  RETURN CAST($1 AS %s) OPERATOR(pg_catalog.%s) CAST($2 AS %s);
                ALTER FUNCTION %s OWNER TO %s;
                GRANT EXECUTE ON FUNCTION %s TO PUBLIC;
                CREATE OPERATOR %s.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = %s);
                """
                .formatted(
                        function,
                        type,
                        comparison.operator(),
                        type,
                        function,
                        change.owner().sql(),
                        function,
                        change.oldName().schema().sql(),
                        comparison.operator(),
                        operands.left().sql(),
                        operands.right().sql(),
                        functionName(change, comparison).sql());
    }

    private static Routine routine(
            long oid, EnumTypeRename change, Comparison comparison, Operands operands, long type, long domain) {
        List<Long> arguments = Stream.of(operands.left(), operands.right())
                .map(name -> name.equals(change.newName()) ? type : domain)
                .toList();
        return new Routine(
                oid,
                functionName(change, comparison),
                operands.left().sql() + ", " + operands.right().sql(),
                Routine.Kind.FUNCTION,
                change.owner(),
                "sql",
                "",
                true,
                "",
                arguments,
                16,
                false,
                List.of(
                        new Grant(change.owner(), null, "EXECUTE", false),
                        new Grant(change.owner(), change.owner(), "EXECUTE", false)),
                null,
                null);
    }

    private static QualifiedName functionName(EnumTypeRename change, Comparison comparison) {
        return QualifiedName.of(change.oldName().schema().value(), comparison.function());
    }

    private static String signature(EnumTypeRename change, Comparison comparison, Operands operands) {
        return functionName(change, comparison).sql() + "("
                + operands.left().sql() + ", " + operands.right().sql() + ")";
    }

    private static void forEachOperator(
            EnumTypeRename change, BiConsumer<Comparison, Operands> action) {
        List<Operands> pairs = new ArrayList<>();
        pairs.add(new Operands(change.newName(), change.oldName()));
        pairs.add(new Operands(change.oldName(), change.newName()));
        pairs.add(new Operands(change.oldName(), change.oldName()));
        for (Comparison comparison : COMPARISONS) {
            pairs.forEach(operands -> action.accept(comparison, operands));
        }
    }
}
