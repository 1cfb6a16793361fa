package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file names an object: {@code table}, {@code schema.table}, {@code table.column}, {@code schema.table.column}. Each part
 * is written as PostgreSQL stores it, capitals included; double quotes around a part are needed only where it holds a dot or a
 * quote. The schema is {@code public} where none is written.
 *
 * @param part the column or constraint; null for objects that are no part of a table
 */
record ObjectPath(QualifiedName container, @Nullable Identifier part) {

    static final String DEFAULT_SCHEMA = "public";

    /**
     * @throws IllegalArgumentException when it has too few or too many parts, an open quote, or a part that can be no name
     */
    static ObjectPath parse(String text, Section section) {
        List<String> parts = split(text);
        int own = section.ofTable() ? 2 : 1;
        if (parts.size() != own && parts.size() != own + 1) {
            throw new IllegalArgumentException("\"%s\" names nothing of %s".formatted(text, section.key()));
        }
        boolean qualified = parts.size() > own;
        int table = qualified ? 1 : 0;
        QualifiedName container = QualifiedName.of(qualified ? parts.getFirst() : DEFAULT_SCHEMA, parts.get(table));
        return new ObjectPath(container, section.ofTable() ? Identifier.of(parts.getLast()) : null);
    }

    /** What the object itself is called. */
    Identifier name() {
        return part == null ? container.name() : part;
    }

    /** As a file would write it. */
    static String write(ObjectReference object) {
        List<String> parts = new ArrayList<>();
        if (!object.container().schema().value().equals(DEFAULT_SCHEMA)) {
            parts.add(object.container().schema().value());
        }
        parts.add(object.container().name().value());
        if (object.part() != null) {
            parts.add(object.part());
        }
        return String.join(".", parts.stream().map(ObjectPath::quoted).toList());
    }

    private static String quoted(String part) {
        return part.contains(".") || part.contains("\"") ? '"' + part.replace("\"", "\"\"") + '"' : part;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append(c);
                i++;
            } else if (c == '"' && (quoted || part.isEmpty())) {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("\"%s\" has a quote that is not closed".formatted(text));
        }
        parts.add(part.toString());
        return parts;
    }
}
