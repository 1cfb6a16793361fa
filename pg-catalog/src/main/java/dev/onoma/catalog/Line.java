package dev.onoma.catalog;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of one object as a text that tells any two objects apart, whatever characters their names and comments
 * hold.
 */
final class Line {

    private static final String AMBIGUOUS = ";,'[]{}";

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
            text.append(attribute).append('=');
            show(value);
            text.append(';');
        }
        return this;
    }

    /** Adds what changes its wording with renames of other objects. */
    Line expression(String attribute, @Nullable String expression) {
        return expressions ? add(attribute, expression) : this;
    }

    private void show(Object value) {
        switch (value) {
            case Collection<?> elements -> showAll(elements);
            case Line line -> text.append('{').append(line.text).append('}');
            case Identifier name -> show(name.sql());
            case String string when isAmbiguous(string) -> text.append(Literal.sql(string));
            default -> text.append(value);
        }
    }

    private void showAll(Collection<?> elements) {
        text.append('[');
        String separator = "";
        for (Object element : elements) {
            text.append(separator);
            show(element);
            separator = ", ";
        }
        text.append(']');
    }

    private static boolean isAmbiguous(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (AMBIGUOUS.indexOf(string.charAt(i)) >= 0) {
                return true;
            }
        }
        return string.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
