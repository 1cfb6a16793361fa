package dev.onoma.naming.language;

import java.util.HashMap;
import java.util.Map;

/** The language of one standard: both questions that a rule asks about words. For one thread. */
public final class Language {

    /** Most column names of a schema are borne by many tables. */
    private final Map<String, String> known = new HashMap<>();

    private final SnakeCase snakeCase;
    private final Plural plural;

    public Language(Vocabulary vocabulary) {
        snakeCase = new SnakeCase(vocabulary.acronyms());
        plural = new Plural(vocabulary);
    }

    /** The name in snake_case; empty where it has neither a letter nor a digit that could stay. */
    public String snake(String name) {
        return known.computeIfAbsent(name, snakeCase::of);
    }

    /** A snake_case name with its last word in the plural. */
    public String plural(String name) {
        int last = name.lastIndexOf('_') + 1;
        return name.substring(0, last) + plural.plural(name.substring(last));
    }

    /** A snake_case name with its last word in the singular. */
    public String singular(String name) {
        int last = name.lastIndexOf('_') + 1;
        return name.substring(0, last) + plural.singular(name.substring(last));
    }

    /** Whether the last word of a snake_case name is a plural. */
    public boolean isPlural(String name) {
        return plural.isPlural(name.substring(name.lastIndexOf('_') + 1));
    }
}
