package dev.onoma.plan.function;

import dev.onoma.plan.function.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts SQL or PL/pgSQL text into tokens, so that names inside constants and comments are never taken for names (PostgreSQL manual
 * 4.1: nested comments, E'' strings with backslashes, dollar quotes, U&"" names).
 */
final class Lexer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * @return the tokens, which together are the whole text
     * @throws Unreadable when a constant, name or comment is not closed, or escapes are used that would need the server's settings
     */
    static List<Token> tokens(String text) throws Unreadable {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    /** The text is not what PostgreSQL would have accepted, or means what only the server can tell. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private void next() throws Unreadable {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            add(Kind.BLANK, end(Character::isWhitespace));
        } else if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            add(Kind.BLANK, end < 0 ? text.length() : end);
        } else if (text.startsWith("/*", at)) {
            add(Kind.BLANK, endOfComment());
        } else if (c == '\'') {
            add(Kind.STRING, endOfQuoted(at, '\'', false));
        } else if (c == '"') {
            add(Kind.QUOTED_NAME, endOfQuoted(at, '"', false));
        } else if (c == '$') {
            dollar();
        } else if (isNameStart(c)) {
            word();
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }

    private void word() throws Unreadable {
        int end = end(Lexer::isNamePart);
        String word = text.substring(at, end);
        boolean stringFollows = end < text.length() && text.charAt(end) == '\'';
        if (word.equalsIgnoreCase("U") && text.startsWith("&\"", end)) {
            throw new Unreadable("it holds a name with Unicode escapes (U&\"…\")");
        }
        if (stringFollows && word.length() == 1 && "eEbBxXnN".contains(word)) {
            add(Kind.STRING, endOfQuoted(end, '\'', word.equalsIgnoreCase("e")));
        } else {
            add(Kind.WORD, end);
        }
    }

    private void dollar() throws Unreadable {
        int tagEnd = at + 1;
        while (tagEnd < text.length() && isNamePart(text.charAt(tagEnd)) && text.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        boolean parameter = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        if (parameter || tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
            add(Kind.SYMBOL, at + 1);
            return;
        }
        String tag = text.substring(at, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            throw new Unreadable("a dollar-quoted constant is not closed");
        }
        add(Kind.STRING, close + tag.length());
    }

    private int endOfQuoted(int open, char quote, boolean backslashes) throws Unreadable {
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (backslashes && c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        throw new Unreadable("a quote is not closed");
    }

    private int endOfComment() throws Unreadable {
        int depth = 0;
        for (int i = at; i < text.length() - 1; i++) {
            if (text.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        throw new Unreadable("a comment is not closed");
    }

    private int end(IntPredicate belongs) {
        int end = at;
        while (end < text.length() && belongs.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, at, end, text.substring(at, end)));
        at = end;
    }

    private static boolean isNameStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c) || c >= '0' && c <= '9' || c == '$';
    }
}
