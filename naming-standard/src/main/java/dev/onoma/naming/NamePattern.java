package dev.onoma.naming;

import dev.onoma.catalog.QualifiedName;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names that the standard leaves alone: {@code pg_%}, or {@code onoma.%} with a schema. The per cent sign stands for any text;
 * the underscore is itself, unlike in LIKE, since nearly every name has one.
 */
public record NamePattern(String text, Pattern schema, Pattern name) {

    public static NamePattern of(String text) {
        int dot = text.indexOf('.');
        return new NamePattern(text, pattern(dot < 0 ? "%" : text.substring(0, dot)), pattern(text.substring(dot + 1)));
    }

    public boolean matches(QualifiedName object) {
        return name.matcher(object.name().value()).matches()
                && schema.matcher(object.schema().value()).matches();
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("%", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
