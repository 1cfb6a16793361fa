package dev.onoma.plan.function;

import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * One PL/pgSQL body made of several, chosen by the name that the table bears when the trigger fires. Since the name and the columns of
 * a table change in one transaction, the function can be replaced before any of its tables is renamed, whatever their order, and
 * works for each of them at every moment.
 */
public final class TriggerSwitch {

    private TriggerSwitch() {}

    /** A body, and the tables it is for, by the names they bear when it is right. */
    public record Branch(List<QualifiedName> tables, String source) {
        public Branch {
            tables = List.copyOf(tables);
        }
    }

    /** The body that takes the first branch that lists the table, and otherwise the last one. */
    public static String body(List<Branch> branches, String otherwise) {
        if (branches.isEmpty()) {
            return otherwise;
        }
        StringBuilder sql = new StringBuilder();
        List<String> directives = new ArrayList<>();
        String fallback = block(otherwise, directives);
        for (Branch branch : branches) {
            sql.append(sql.isEmpty() ? "  IF " : "  ELSIF ")
                    .append(condition(branch.tables()))
                    .append(" THEN\n")
                    .append(block(branch.source(), new ArrayList<>()))
                    .append('\n');
        }
        return "\n" + String.join("", directives)
                + "-- Made by Onoma while tables are renamed: old and new column names.\nBEGIN\n" + sql + "  ELSE\n"
                + fallback + "\n  END IF;\nEND;\n";
    }

    private static String condition(List<QualifiedName> tables) {
        return tables.stream()
                .map(t -> "(" + Literal.sql(t.schema().value()) + ", "
                        + Literal.sql(t.name().value()) + ")")
                .collect(joining(", ", "(TG_TABLE_SCHEMA, TG_TABLE_NAME) IN (", ")"));
    }

    /** The body as a nested block: compiler directives, which must come first in a function, are moved out; it ends with a semicolon. */
    private static String block(String source, List<String> directives) {
        StringBuilder block = new StringBuilder();
        boolean leading = true;
        for (String line : source.split("\n", -1)) {
            if (leading && line.stripLeading().startsWith("#")) {
                directives.add(line.strip() + "\n");
                continue;
            }
            leading &= line.isBlank();
            block.append(line).append('\n');
        }
        return withSemicolon(block.toString());
    }

    private static String withSemicolon(String block) {
        int end = 0;
        boolean closed = false;
        try {
            for (Token token : Lexer.tokens(block)) {
                if (token.kind() != Token.Kind.BLANK) {
                    end = token.end();
                    closed = token.isSymbol(';');
                }
            }
        } catch (Lexer.Unreadable unreadable) {
            throw new IllegalStateException("The body was read before", unreadable);
        }
        return closed ? block : block.substring(0, end) + ";" + block.substring(end);
    }
}
