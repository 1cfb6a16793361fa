package dev.onoma.naming;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The sections of a file that gives names by hand; the key of each is its name in small letters. */
enum Section {
    /** Views and foreign tables too. */
    TABLES,
    COLUMNS,
    CONSTRAINTS,
    INDEXES,
    SEQUENCES,
    TYPES;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its objects are parts of a table, so that their path begins with it. */
    boolean ofTable() {
        return this == COLUMNS || this == CONSTRAINTS;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Section::key).toList();
    }

    static Section of(ObjectReference.Kind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> TABLES;
            case COLUMN -> COLUMNS;
            case CONSTRAINT -> CONSTRAINTS;
            case INDEX -> INDEXES;
            case SEQUENCE -> SEQUENCES;
            case ENUM_TYPE, ENUM_LABEL -> TYPES;
        };
    }
}
