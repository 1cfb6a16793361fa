package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function, procedure or aggregate.
 *
 * @param arguments as {@code pg_get_function_identity_arguments} writes them
 * @param source the body as stored; empty for a body in {@code BEGIN ATOMIC} form
 * @param atomic whether the body is a parse tree, which follows renames by itself
 * @param definition the whole CREATE statement, empty for aggregates
 * @param argumentTypes OIDs of the argument types
 */
public record Routine(
        long oid,
        QualifiedName name,
        String arguments,
        Kind kind,
        Identifier owner,
        String language,
        String source,
        boolean atomic,
        String definition,
        List<Long> argumentTypes,
        long returnType,
        boolean returnsTrigger,
        List<Grant> grants,
        @Nullable String comment,
        @Nullable Identifier extension) {

    /** The kind, as {@code prokind} tells it. */
    public enum Kind {
        FUNCTION,
        PROCEDURE,
        AGGREGATE,
        WINDOW
    }

    public Routine {
        argumentTypes = List.copyOf(argumentTypes);
        grants = List.copyOf(grants);
    }

    /** Name and arguments as DROP FUNCTION takes them. */
    public String signature() {
        return name.sql() + "(" + arguments + ")";
    }

    /** With another body, in an otherwise unchanged definition. */
    public Routine withSource(String otherSource) {
        int at = definition.lastIndexOf(source);
        String otherDefinition = definition.substring(0, at) + otherSource + definition.substring(at + source.length());
        return new Routine(
                oid,
                name,
                arguments,
                kind,
                owner,
                language,
                otherSource,
                atomic,
                otherDefinition,
                argumentTypes,
                returnType,
                returnsTrigger,
                grants,
                comment,
                extension);
    }
}
