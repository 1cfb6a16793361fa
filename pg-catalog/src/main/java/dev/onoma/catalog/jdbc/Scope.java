package dev.onoma.catalog.jdbc;

import dev.onoma.catalog.Identifier;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a database is read. In every pattern {@code *} and {@code %} stand for any text, everything else for itself, the
 * underscore too; letter case counts.
 *
 * @param schemas patterns of the schemas to read
 * @param excludedSchemas patterns of schemas not to read although they match
 * @param excludedObjects patterns of relations, types, sequences and routines that are left out with all that hangs on them,
 *     such as {@code _prisma_%}
 */
public record Scope(List<String> schemas, List<String> excludedSchemas, List<String> excludedObjects) {

    /** Never read: PostgreSQL's own schemas (it keeps {@code pg_} for itself) and Onoma's. */
    private static final List<String> ALWAYS_EXCLUDED = List.of("pg_*", "information_schema", "onoma");

    public Scope {
        schemas = List.copyOf(schemas);
        excludedSchemas = List.copyOf(excludedSchemas);
        excludedObjects = List.copyOf(excludedObjects);
    }

    /** Every schema but PostgreSQL's and Onoma's own. */
    public static Scope all() {
        return new Scope(List.of("*"), List.of(), List.of());
    }

    public static Scope ofSchemas(String... patterns) {
        return new Scope(List.of(patterns), List.of(), List.of());
    }

    public Scope withoutSchemas(List<String> patterns) {
        return new Scope(schemas, patterns, excludedObjects);
    }

    public Scope withoutObjects(List<String> patterns) {
        return new Scope(schemas, excludedSchemas, patterns);
    }

    /** The scope with its patterns compiled. */
    Filter filter() {
        return new Filter(anyOf(schemas), anyOf(excludedSchemas), anyOf(ALWAYS_EXCLUDED), anyOf(excludedObjects));
    }

    record Filter(Pattern schemas, Pattern excludedSchemas, Pattern alwaysExcluded, Pattern excludedObjects) {

        boolean covers(Identifier schema) {
            return matches(schemas, schema) && !matches(excludedSchemas, schema) && !matches(alwaysExcluded, schema);
        }

        boolean excludes(Identifier object) {
            return matches(excludedObjects, object);
        }

        /** Onoma's own publications and slots are named after it and no part of what it looks after. */
        boolean isOnomas(Identifier publicationOrSlot) {
            return publicationOrSlot.value().startsWith("onoma");
        }

        private static boolean matches(Pattern pattern, Identifier name) {
            return pattern.matcher(name.value()).matches();
        }
    }

    private static Pattern anyOf(List<String> patterns) {
        String alternatives = patterns.stream().map(Scope::expression).collect(Collectors.joining("|"));
        // Without patterns the expression is empty and matches no name, since no name is.
        return Pattern.compile(alternatives, Pattern.DOTALL);
    }

    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        pattern.codePoints().forEach(point -> {
            if (point == '*' || point == '%') {
                expression.append(".*");
            } else {
                expression.append(Pattern.quote(Character.toString(point)));
            }
        });
        return expression.toString();
    }
}
