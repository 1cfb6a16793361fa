package dev.onoma.naming.language;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a name into words and joins them by underscores. A new word begins after what is no letter and no digit, at a capital
 * after a small letter or digit, and at the last of several capitals when a small letter follows. Digits stay with the word
 * before them. Words with capitals inside have to be known: {@code OAuthToken} is {@code oauth_token}.
 */
final class SnakeCase {

    private final List<String> mixed;
    private final Set<String> capitals = new HashSet<>();

    SnakeCase(Collection<String> acronyms) {
        mixed = acronyms.stream()
                .filter(a -> a.chars().anyMatch(Character::isLowerCase))
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        acronyms.stream()
                .filter(a -> a.chars().noneMatch(Character::isLowerCase))
                .forEach(capitals::add);
    }

    /** Applied to its own result it changes nothing. */
    String of(String name) {
        if (isPlain(name)) {
            return name;
        }
        String text = Normalizer.normalize(name, Normalizer.Form.NFC);
        StringBuilder words = new StringBuilder(text.length() + 8);
        int start = 0;
        while (start < text.length()) {
            int end = isWordCharacter(text.charAt(start)) ? wordEnd(text, start) : start + 1;
            words.append(text, start, end).append('_');
            start = end;
        }
        return tidy(Normalizer.normalize(words.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFC));
    }

    /** Nearly every name of a tidy schema: small ASCII letters and digits, single underscores between them. */
    private static boolean isPlain(String name) {
        boolean afterWord = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!word && !(c == '_' && afterWord)) {
                return false;
            }
            afterWord = word;
        }
        return afterWord;
    }

    private int wordEnd(String text, int start) {
        for (String word : mixed) {
            int end = start + word.length();
            if (text.startsWith(word, start) && endsWord(text, end)) {
                return beforeCapital(text, end);
            }
        }
        int lastCapital = start;
        while (lastCapital < text.length() && Character.isUpperCase(text.charAt(lastCapital))) {
            lastCapital++;
        }
        return lastCapital - start < 2 ? beforeCapital(text, lastCapital) : capitalsEnd(text, start, lastCapital);
    }

    /** Where a word ends that begins with several capitals, which reach up to {@code end}. */
    private int capitalsEnd(String text, int start, int end) {
        if (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))) {
            return start + firstAcronym(text.substring(start, end));
        }
        boolean plural = text.charAt(end) == 's' && endsWord(text, end + 1);
        if (plural || !Character.isLowerCase(text.charAt(end))) {
            return beforeCapital(text, end);
        }
        return start + firstAcronym(text.substring(start, end - 1));
    }

    /** {@code HTTPAPI} is two words when both are known and nothing is left over. */
    private int firstAcronym(String word) {
        if (capitals.contains(word)) {
            return word.length();
        }
        for (int length = word.length() - 1; length > 1; length--) {
            if (capitals.contains(word.substring(0, length)) && isMadeOfAcronyms(word.substring(length))) {
                return length;
            }
        }
        return word.length();
    }

    private boolean isMadeOfAcronyms(String word) {
        return capitals.contains(word) || firstAcronym(word) < word.length();
    }

    private static boolean endsWord(String text, int at) {
        return at == text.length()
                || Character.isUpperCase(text.charAt(at))
                || Character.isDigit(text.charAt(at))
                || !isWordCharacter(text.charAt(at));
    }

    private static int beforeCapital(String text, int from) {
        int end = from;
        while (end < text.length() && isWordCharacter(text.charAt(end)) && !Character.isUpperCase(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Keeps ASCII letters and digits and other small letters, drops accents that have no letter of their own. */
    private static String tidy(String lower) {
        StringBuilder out = new StringBuilder(lower.length());
        lower.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (point >= '0' && point <= '9' || type == Character.LOWERCASE_LETTER) {
                out.appendCodePoint(point);
            } else if (type != Character.NON_SPACING_MARK && !out.isEmpty() && out.charAt(out.length() - 1) != '_') {
                out.append('_');
            }
        });
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '_') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }
}
