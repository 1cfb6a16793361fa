package dev.onoma.plan.function;

import dev.onoma.catalog.QualifiedName;
import java.util.Map;

/**
 * Replaces the names of types, row types included, in the header of a CREATE FUNCTION statement or in a list of arguments, where
 * PostgreSQL writes them with their schema.
 */
public final class TypeNames {

    private TypeNames() {}

    public static String replace(String header, Map<QualifiedName, QualifiedName> names) {
        try {
            return replaceIn(header, names);
        } catch (Lexer.Unreadable unreadable) {
            return header;
        }
    }

    private static String replaceIn(String header, Map<QualifiedName, QualifiedName> names) throws Lexer.Unreadable {
        var tokens = Lexer.tokens(header);
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        for (int i = 0; i + 2 < tokens.size(); i++) {
            Token schema = tokens.get(i);
            Token name = tokens.get(i + 2);
            if (schema.isName() && tokens.get(i + 1).isSymbol('.') && name.isName()) {
                QualifiedName other = names.get(QualifiedName.of(schema.name(), name.name()));
                boolean function = i + 3 < tokens.size() && tokens.get(i + 3).isSymbol('(');
                if (other != null && !function) {
                    replaced.append(header, copied, schema.start()).append(other.sql());
                    copied = name.end();
                }
            }
        }
        return replaced.append(header, copied, header.length()).toString();
    }
}
