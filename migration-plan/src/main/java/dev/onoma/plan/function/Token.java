package dev.onoma.plan.function;

import java.util.Locale;

/**
 * A piece of SQL or PL/pgSQL text.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 * @param text as written
 */
record Token(Kind kind, int start, int end, String text) {

    /** What a lexer can tell apart (PostgreSQL manual 4.1). */
    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes. */
        QUOTED_NAME,
        /** A string constant of any form. */
        STRING,
        /** A comment or white space. */
        BLANK,
        /** Anything else, one character at a time. */
        SYMBOL
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    boolean isWord(String lowerCase) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(lowerCase);
    }

    boolean isSymbol(char character) {
        return kind == Kind.SYMBOL && text.charAt(0) == character;
    }

    /** The name as PostgreSQL would store it: folded unless it is quoted. */
    String name() {
        return kind == Kind.QUOTED_NAME
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
                : text.toLowerCase(Locale.ROOT);
    }
}
