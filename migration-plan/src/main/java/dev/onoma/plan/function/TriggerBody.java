package dev.onoma.plan.function;

import dev.onoma.catalog.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a PL/pgSQL trigger function, read with one set of renames in mind. Only {@code NEW.column} and {@code OLD.column} depend
 * on the names of the table that fired the trigger: everything else in it goes on working by the old names through the views.
 */
public final class TriggerBody {

    private static final Set<String> ROWS = Set.of("new", "old");
    private static final Set<String> COMPARING = Set.of("is", "distinct", "from", "coalesce", "return", "not");

    private final List<Token> tokens;
    private final String source;
    private final Map<Identifier, Identifier> renames;

    private TriggerBody(String source, List<Token> tokens, Map<Identifier, Identifier> renames) {
        this.source = source;
        this.tokens = tokens;
        this.renames = renames;
    }

    /** Reads a body for a table whose columns are renamed from the keys to the values. */
    public static Reading read(String source, Map<Identifier, Identifier> renames) {
        try {
            return new TriggerBody(source, Lexer.tokens(source), renames).read();
        } catch (Lexer.Unreadable unreadable) {
            return new Reading.Uncertain(unreadable.reason());
        }
    }

    private Reading read() {
        List<Token> words =
                tokens.stream().filter(t -> t.kind() != Token.Kind.BLANK).toList();
        StringBuilder rewritten = new StringBuilder();
        int copied = 0;
        boolean changed = false;
        boolean wholeRow = false;
        Optional<String> foreignUse = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            Token token = words.get(i);
            if (isRow(token) && !isQualified(words, i)) {
                Optional<Token> column = columnAfter(words, i);
                if (column.isPresent() && renamed(column.get()).isPresent()) {
                    Token name = column.get();
                    rewritten
                            .append(source, copied, name.start())
                            .append(renamed(name).get().sql());
                    copied = name.end();
                    changed = true;
                } else if (column.isEmpty() && !isHarmless(words, i)) {
                    wholeRow = true;
                }
            } else if (mentions(words, i)) {
                foreignUse = Optional.of(token.text());
            }
        }
        if (wholeRow && foreignUse.isPresent()) {
            return new Reading.Uncertain("it hands on the whole row and also says " + foreignUse.get()
                    + ", which may be taken from that row");
        }
        rewritten.append(source, copied, source.length());
        if (changed) {
            return new Reading.Rewritten(rewritten.toString(), wholeRow);
        }
        return wholeRow ? new Reading.WholeRow() : new Reading.Untouched();
    }

    private static boolean isRow(Token token) {
        return token.isName() && ROWS.contains(token.name());
    }

    private static boolean isQualified(List<Token> words, int i) {
        return i > 0 && words.get(i - 1).isSymbol('.');
    }

    /** The name after {@code NEW.}, empty where the row stands alone or as {@code NEW.*}. */
    private static Optional<Token> columnAfter(List<Token> words, int i) {
        boolean dotted = i + 2 < words.size() && words.get(i + 1).isSymbol('.');
        return dotted && words.get(i + 2).isName() ? Optional.of(words.get(i + 2)) : Optional.empty();
    }

    private Optional<Identifier> renamed(Token name) {
        return name.name().isEmpty() || Identifier.bytes(name.name()) > Identifier.MAX_BYTES
                ? Optional.empty()
                : Optional.ofNullable(renames.get(Identifier.of(name.name())));
    }

    /** Returning the row and comparing it with the other one do not care what its columns are called. */
    private static boolean isHarmless(List<Token> words, int i) {
        int after = i + 1;
        while (after < words.size()
                && (words.get(after).isSymbol('.') || words.get(after).isSymbol('*'))) {
            after++;
        }
        boolean comparedAfter = after < words.size() && words.get(after).isWord("is");
        int before = i - 1;
        while (before >= 0
                && (words.get(before).isSymbol('(') || words.get(before).isSymbol(',') || isRow(words.get(before)))) {
            before--;
        }
        boolean comparedBefore = before >= 0 && COMPARING.stream().anyMatch(words.get(before)::isWord);
        return comparedAfter || comparedBefore;
    }

    /** Whether a constant holds the name of a renamed column, or another row variable is asked for it. */
    private boolean mentions(List<Token> words, int i) {
        Token token = words.get(i);
        if (token.kind() == Token.Kind.STRING) {
            return renames.keySet().stream().anyMatch(column -> token.text().contains(column.value()));
        }
        boolean ofRow = i >= 2 && words.get(i - 1).isSymbol('.') && isRow(words.get(i - 2));
        boolean qualified = i >= 1 && words.get(i - 1).isSymbol('.');
        return token.isName() && qualified && !ofRow && renamed(token).isPresent();
    }
}
