package dev.onoma.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;

/**
 * A name as PostgreSQL stores it, unquoted. The only place that knows quoting and the length limit (PostgreSQL manual 4.1.1).
 *
 * @param value 1 to 63 bytes of UTF-8, any character but NUL
 */
public record Identifier(@JsonValue String value) implements Comparable<Identifier> {

    /** The longest name in bytes: {@code NAMEDATALEN - 1} of an unpatched server. */
    public static final int MAX_BYTES = 63;

    /**
     * @throws InvalidIdentifier when the name is empty, holds NUL, or is longer than {@value #MAX_BYTES} bytes; PostgreSQL
     *     itself would cut a longer one with nothing but a notice
     */
    @JsonCreator
    public Identifier {
        if (value.isEmpty()) {
            throw new InvalidIdentifier(value, "it is empty");
        }
        if (value.indexOf('\0') >= 0) {
            throw new InvalidIdentifier(value, "it contains the character NUL");
        }
        if (bytes(value) > MAX_BYTES) {
            throw new InvalidIdentifier(
                    value, "it has " + bytes(value) + " bytes, and PostgreSQL cuts names at " + MAX_BYTES);
        }
    }

    public static Identifier of(String value) {
        return new Identifier(value);
    }

    /** The length of a possible name in bytes, which is what the limit counts. */
    public static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The name as it must stand in SQL: quoted unless it is plain lower case and no keyword. */
    public String sql() {
        return isPlain() ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private boolean isPlain() {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !(digit && i > 0)) {
                return false;
            }
        }
        return !Keywords.mustBeQuoted(value);
    }

    @Override
    public int compareTo(Identifier other) {
        return value.compareTo(other.value);
    }

    /** For people: control characters made visible, without quotes. */
    @Override
    public String toString() {
        return Literal.printable(value);
    }
}
