package dev.onoma.plan.step;

import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.Operator;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.TypeName;
import java.util.List;

/**
 * A function behind an operator or a cast of a type alias. Declared immutable although enum labels are only stable, so that it is
 * inlined and constants are folded: the labels do not change while the alias lives.
 *
 * @param operator that it implements, or nothing for a cast
 * @param arguments one or two, each with its type's name as it must stand in SQL
 */
record AliasFunction(
        QualifiedName name,
        Identifier owner,
        String operator,
        List<TypeName> arguments,
        TypeName result,
        String expression) {

    boolean isOperator() {
        return !operator.isEmpty();
    }

    String signature() {
        return name.sql() + "(" + argumentList() + ")";
    }

    String create() {
        return """
                CREATE FUNCTION %s RETURNS %s LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %s;
                ALTER FUNCTION %s OWNER TO %s;
                GRANT EXECUTE ON FUNCTION %s TO PUBLIC;
                """.formatted(
                signature(), result.text(), Literal.dollarQuoted(body()), signature(), owner.sql(), signature());
    }

    String createOperator() {
        return "CREATE OPERATOR %s.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = %s);\n"
                .formatted(
                        name.schema().sql(),
                        operator,
                        arguments.getFirst().text(),
                        arguments.getLast().text(),
                        name.sql());
    }

    String dropOperator() {
        return "DROP OPERATOR %s.%s (%s);\n".formatted(name.schema().sql(), operator, argumentList());
    }

    /** As it stands in a snapshot once it was created. */
    Routine routine(long oid) {
        return new Routine(
                oid,
                name,
                argumentList(),
                Routine.Kind.FUNCTION,
                owner,
                "sql",
                body(),
                false,
                "",
                arguments.stream().map(TypeName::oid).toList(),
                result.oid(),
                false,
                List.of(new Grant(owner, null, "EXECUTE", false), new Grant(owner, owner, "EXECUTE", false)),
                null,
                null);
    }

    /** The operator as it stands in a snapshot once it was created. */
    Operator operator(long oid, Routine routine) {
        return new Operator(
                oid,
                name.withName(Identifier.of(operator)),
                arguments.getFirst(),
                arguments.getLast(),
                routine.oid(),
                owner,
                "",
                "",
                null);
    }

    private String body() {
        return "SELECT " + expression;
    }

    private String argumentList() {
        return arguments.stream().map(TypeName::text).collect(joining(", "));
    }
}
