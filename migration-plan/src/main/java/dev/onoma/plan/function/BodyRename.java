package dev.onoma.plan.function;

import dev.onoma.catalog.Identifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites the body of a function from old to new names of tables, columns and types, for the time when the views that answer to the
 * old ones are gone. It renames consistently throughout the body, which keeps its meaning as long as no name means two things;
 * wherever one could, the body is left alone and the reason is told.
 */
public final class BodyRename {

    private static final Set<String> BEFORE_RELATION =
            Set.of("from", "join", "into", "update", "only", "table", "using");
    private static final Set<String> ROWS = Set.of("new", "old");

    private final String source;
    private final String header;
    private final OldNames names;
    private final List<Token> words;
    private final boolean isTrigger;
    private final Map<String, String> columns = new HashMap<>();
    private final Set<String> unchangedColumns = new HashSet<>();

    private BodyRename(String source, String header, OldNames names) throws Lexer.Unreadable {
        this.source = source;
        this.header = header;
        this.names = names;
        this.words = Lexer.tokens(source).stream()
                .filter(t -> t.kind() != Token.Kind.BLANK)
                .toList();
        this.isTrigger = Words.of(header).contains(List.of("returns", "trigger"));
    }

    /**
     * @param header what stands before the body in the CREATE statement: arguments and results
     */
    public static Reading read(String source, String header, OldNames names) {
        try {
            return new BodyRename(source, header, names).read();
        } catch (Lexer.Unreadable unreadable) {
            return new Reading.Uncertain(unreadable.reason());
        } catch (Ambiguity ambiguity) {
            return new Reading.Uncertain(ambiguity.reason);
        }
    }

    private static final class Ambiguity extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Ambiguity(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private Reading read() throws Ambiguity, Lexer.Unreadable {
        collectColumns();
        refuseNamesInHeader();
        refuseNamesInConstants();
        StringBuilder rewritten = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < words.size(); i++) {
            Token token = words.get(i);
            String other = replacement(i);
            if (!other.isEmpty()) {
                rewritten
                        .append(source, copied, token.start())
                        .append(Identifier.of(other).sql());
                copied = token.end();
            }
        }
        return copied == 0
                ? new Reading.Untouched()
                : new Reading.Rewritten(
                        rewritten.append(source, copied, source.length()).toString(), false);
    }

    /** The columns of all relations that the body names, if each name becomes the same one in all of them. */
    private void collectColumns() throws Ambiguity {
        for (Token token : words) {
            if (token.isName() && names.columns().containsKey(token.name())) {
                if (names.ambiguous().contains(token.name())) {
                    throw new Ambiguity("there are several relations called " + token.text());
                }
                for (Map.Entry<String, String> column :
                        names.columns().get(token.name()).entrySet()) {
                    String other = columns.putIfAbsent(column.getKey(), column.getValue());
                    if (other != null && !other.equals(column.getValue()) && isSaid(column.getKey())) {
                        throw new Ambiguity("the column " + column.getKey()
                                + " becomes another name in one of the tables it reads than in the other");
                    }
                }
            }
        }
        columns.forEach((from, to) -> {
            if (from.equals(to)) {
                unchangedColumns.add(from);
            }
        });
        columns.keySet().removeAll(unchangedColumns);
    }

    private boolean isSaid(String name) {
        return words.stream().anyMatch(t -> t.isName() && t.name().equals(name));
    }

    private void refuseNamesInHeader() throws Ambiguity, Lexer.Unreadable {
        for (Token token : Lexer.tokens(header)) {
            if (token.isName() && columns.containsKey(token.name()) && isSaid(token.name())) {
                throw new Ambiguity("it has an argument or result called " + token.text() + ", as is a renamed column");
            }
        }
    }

    private void refuseNamesInConstants() throws Ambiguity {
        boolean dynamic = words.stream().anyMatch(t -> t.isWord("execute"));
        for (Token token : words) {
            if (token.kind() == Token.Kind.STRING) {
                for (String word : token.text().split("[^\\p{L}\\p{N}_$]+")) {
                    if (names.isRelationOrSequence(word) || dynamic && columns.containsKey(word)) {
                        throw new Ambiguity("it holds the name " + word + " in a text constant");
                    }
                }
            }
        }
    }

    /** The new name for the token at a place; empty where it stays. */
    private String replacement(int i) throws Ambiguity {
        Token token = words.get(i);
        if (!token.isName()) {
            return "";
        }
        String name = token.name();
        if (isTriggerRow(i)) {
            return "";
        }
        if (names.types().containsKey(name) && isTypePosition(i)) {
            return names.types().get(name);
        }
        if (names.relations().containsKey(name)) {
            boolean distinctive = !name.equals(name.toLowerCase(Locale.ROOT));
            if (isRelationPosition(i) || distinctive && !isColumn(i)) {
                return names.relations().get(name);
            }
            if (!columns.containsKey(name) && !isColumn(i) && !isFunctionCall(i)) {
                throw new Ambiguity("it says " + token.text() + " where that may or may not be the table");
            }
        }
        if (!columns.containsKey(name) || isFunctionCall(i) || isOfTriggerRow(i) || follows(i, '.')) {
            return "";
        }
        if (isDeclared(i)) {
            throw new Ambiguity("it declares a variable called " + token.text() + ", as is a renamed column");
        }
        return columns.get(name);
    }

    private boolean isTypePosition(int i) throws Ambiguity {
        String name = words.get(i).name();
        boolean cast =
                i >= 2 && words.get(i - 1).isSymbol(':') && words.get(i - 2).isSymbol(':');
        if (cast || isColumn(i)) {
            return cast;
        }
        if (unchangedColumns.contains(name)) {
            throw new Ambiguity("it says " + words.get(i).text() + " where that may be the type or the column");
        }
        return !names.relations().containsKey(name) && !columns.containsKey(name);
    }

    private boolean isRelationPosition(int i) {
        return isIntroduced(i) || follows(i, '.') || follows(i, '%');
    }

    private boolean isIntroduced(int i) {
        return i > 0 && BEFORE_RELATION.contains(words.get(i - 1).text().toLowerCase(Locale.ROOT));
    }

    private boolean isColumn(int i) {
        return isQualified(i)
                && !(i >= 2 && names.schemas().contains(words.get(i - 2).name()));
    }

    private boolean isQualified(int i) {
        return i > 0 && words.get(i - 1).isSymbol('.');
    }

    private boolean isFunctionCall(int i) {
        return follows(i, '(') && words.get(i).kind() == Token.Kind.WORD && !isRelationPosition(i);
    }

    /** NEW and OLD of a trigger function are its rows, whatever tables and columns are called so, too. */
    private boolean isTriggerRow(int i) {
        return isTrigger && ROWS.contains(words.get(i).name()) && !isQualified(i) && !isIntroduced(i);
    }

    private boolean isOfTriggerRow(int i) {
        return i >= 2
                && isColumn(i)
                && words.get(i - 2).isName()
                && ROWS.contains(words.get(i - 2).name());
    }

    private boolean isDeclared(int i) {
        boolean opens =
                i > 0 && (words.get(i - 1).isWord("declare") || words.get(i - 1).isSymbol(';'));
        return opens && !follows(i, ':') && !follows(i, '=') && !follows(i, '.');
    }

    private boolean follows(int i, char symbol) {
        return i + 1 < words.size() && words.get(i + 1).isSymbol(symbol);
    }
}
