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

    /** How much of what is equal is shown before the difference, and how much in all. */
    private static final int BEFORE = 20;

    private static final int LENGTH = 80;

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
        int from = Math.max(0, start - BEFORE);
        return "«" + excerpt(expected, from) + "» is now «" + excerpt(actual, from) + "»";
    }

    private static String excerpt(String text, int from) {
        int to = Math.min(text.length(), from + LENGTH);
        return Literal.printable(text.substring(boundary(text, from), boundary(text, to)));
    }

    /** Never between the two halves of a character beyond the first 65,536. */
    private static int boundary(String text, int at) {
        boolean inside = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return inside ? at - 1 : at;
    }
}
