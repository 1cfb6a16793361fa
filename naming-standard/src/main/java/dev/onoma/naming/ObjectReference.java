package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Which object a finding or a rename is about.
 *
 * @param container the relation or type it is, or the table, index or type it is part of
 * @param part the column, constraint or label within it; null for the container itself
 */
public record ObjectReference(
        Kind kind, QualifiedName container, @Nullable String part) {

    /** The kinds of object that a standard has rules for. */
    public enum Kind {
        TABLE("table"),
        VIEW("view"),
        MATERIALIZED_VIEW("materialised view"),
        FOREIGN_TABLE("foreign table"),
        COLUMN("column"),
        CONSTRAINT("constraint"),
        INDEX("index"),
        SEQUENCE("sequence"),
        ENUM_TYPE("enum type"),
        ENUM_LABEL("enum label");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static ObjectReference of(Kind kind, QualifiedName name) {
        return new ObjectReference(kind, name, null);
    }

    public static ObjectReference part(Kind kind, QualifiedName container, Identifier part) {
        return new ObjectReference(kind, container, part.value());
    }

    /** For people: kind and name, with control characters made visible. */
    @Override
    public String toString() {
        String name = part == null
                ? container.toString()
                : container + "." + Literal.printable(Identifier.of(part).sql());
        return kind.words() + " " + name;
    }
}
