package dev.onoma.plan.function;

/** What a trigger function's body says about columns that will be renamed. */
public sealed interface Reading {

    /** It names none of them. */
    record Untouched() implements Reading {}

    /**
     * It names them, and this is the body with the new names.
     *
     * @param wholeRow whether the row also goes somewhere as a whole, where its new column names will be seen
     */
    record Rewritten(String source, boolean wholeRow) implements Reading {}

    /** It names none of them itself, but hands on the whole row, whose new column names will be seen. */
    record WholeRow() implements Reading {}

    /** It may depend on the old names in a way that cannot be read from the text. */
    record Uncertain(String reason) implements Reading {}
}
