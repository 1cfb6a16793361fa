package dev.onoma.naming.language;

import java.util.HashMap;
import java.util.Map;

/**
 * Plurals that can be asked for twice. An inflector makes {@code settingss} of {@code settings}, so it is asked only about words
 * that are no plural yet; and a plural that would not be known as one again is not used, so that a second plan finds nothing.
 */
final class Plural {

    private final Vocabulary vocabulary;
    private final Map<String, String> singularOf = new HashMap<>();
    private final Map<String, String> made = new HashMap<>();

    Plural(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        singularOf.putAll(vocabulary.plurals());
        vocabulary.irregular().forEach((singular, plural) -> singularOf.put(plural, singular));
    }

    /** Words with a digit, words that are not English letters, and participles (users_archived) stay as they are. */
    String plural(String word) {
        return made.computeIfAbsent(word, this::make);
    }

    private String make(String word) {
        if (isPlural(word) || !isInflected(word)) {
            return word;
        }
        String irregular = vocabulary.irregular().get(word);
        String plural = irregular != null ? irregular : Suffixes.plural(word);
        return isPlural(plural) ? plural : word;
    }

    boolean isPlural(String word) {
        if (vocabulary.uncountable().contains(word) || singularOf.containsKey(word)) {
            return true;
        }
        if (vocabulary.singulars().contains(word) || vocabulary.irregular().containsKey(word)) {
            return false;
        }
        return word.length() > 2 && word.endsWith("s")
                ? !Suffixes.looksSingular(word)
                : Suffixes.isPluralWithoutS(word);
    }

    String singular(String word) {
        String known = singularOf.get(word);
        if (known != null) {
            return known;
        }
        if (vocabulary.uncountable().contains(word) || !isPlural(word)) {
            return word;
        }
        return Suffixes.singular(word, vocabulary.singulars());
    }

    private static boolean isInflected(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> c >= 'a' && c <= 'z') && !Suffixes.isParticiple(word);
    }
}
