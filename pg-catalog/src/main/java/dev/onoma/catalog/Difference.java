package dev.onoma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One object that is not as expected.
 *
 * @param expected null where the object should not exist
 * @param actual null where the object is missing
 */
public record Difference(
        String object, @Nullable String expected, @Nullable String actual) {

    /** One line for people. */
    public String sentence() {
        if (expected == null) {
            return object + " is new";
        }
        if (actual == null) {
            return object + " is gone";
        }
        return object + " changed: " + around(expected, actual);
    }

    private static String around(String expected, String actual) {
        int start = 0;
        int bound = Math.min(expected.length(), actual.length());
        while (start < bound && expected.charAt(start) == actual.charAt(start)) {
            start++;
        }
        int from = Math.max(0, start - 20);
        return "«" + cut(expected, from) + "» is now «" + cut(actual, from) + "»";
    }

    private static String cut(String text, int from) {
        return Literal.printable(text.substring(from, Math.min(text.length(), from + 80)));
    }
}
