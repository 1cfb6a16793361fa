package dev.onoma.catalog;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one object as a text that tells any two objects apart, whatever characters their names and comments
 * hold.
 */
final class Line {

    private static final Pattern AMBIGUOUS = Pattern.compile("^$|[;,'\\[\\]{}]");

    private final boolean expressions;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param expressions whether texts of expressions are part of it
     */
    Line(boolean expressions) {
        this.expressions = expressions;
    }

    /** Adds an attribute, unless the object does not have it. */
    Line add(String attribute, @Nullable Object value) {
        if (value != null) {
            text.append(attribute).append('=').append(show(value)).append(';');
        }
        return this;
    }

    /** Adds what changes its wording with renames of other objects. */
    Line expression(String attribute, @Nullable String expression) {
        return expressions ? add(attribute, expression) : this;
    }

    private static String show(Object value) {
        return switch (value) {
            case Collection<?> elements -> elements.stream().map(Line::show).collect(joining(", ", "[", "]"));
            case Line line -> "{" + line + "}";
            case Identifier name -> show(name.sql());
            case String string when AMBIGUOUS.matcher(string).find() -> Literal.sql(string);
            default -> value.toString();
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
