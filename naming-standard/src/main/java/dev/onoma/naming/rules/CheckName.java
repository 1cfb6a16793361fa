package dev.onoma.naming.rules;

import dev.onoma.catalog.Constraint;
import dev.onoma.naming.language.Language;
import dev.onoma.naming.language.Length;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks are called {@code ck_{table}_{condition}} (document 000, 11). What the condition is called only its author knew, so it
 * is what the present name says besides the table and the noise of tools, else the columns.
 */
public record CheckName(Language language) implements ConstraintRule {

    private static final List<String> PREFIXES = List.of("ck", "chk", "check", "constraint");
    private static final List<String> SUFFIXES = List.of("check", "chk", "ck", "constraint");

    @Override
    public RuleKey key() {
        return RuleKey.CHECK_NAME;
    }

    @Override
    public @Nullable Verdict judge(ConstraintSubject subject) {
        if (subject.constraint().kind() != Constraint.Kind.CHECK) {
            return null;
        }
        String reason = "checks are called after their table and condition";
        String prefix = "ck_" + subject.table() + "_";
        String current = subject.constraint().name().value();
        if (language.snake(current).equals(current) && Length.continues(current, prefix)) {
            return new Verdict.Name(current, reason);
        }
        return Verdict.shared(subject.constraint().name(), prefix + condition(subject), reason);
    }

    private String condition(ConstraintSubject subject) {
        String rest = language.snake(subject.constraint().name().value());
        for (String prefix : PREFIXES) {
            rest = without(rest, prefix);
        }
        rest = withoutTable(rest, subject);
        rest = rest.replaceFirst("(^|_)(" + String.join("|", SUFFIXES) + ")[0-9]*$", "");
        String columns = String.join("_", subject.columns());
        if (!rest.isEmpty() && !rest.equals(String.join("_", subject.oldColumns()))) {
            return rest;
        }
        return columns.isEmpty() ? "condition" : columns;
    }

    private String withoutTable(String name, ConstraintSubject subject) {
        String rest = name;
        for (String table : List.of(subject.table(), subject.oldTable())) {
            rest = without(without(rest, table), language.singular(table));
        }
        return rest;
    }

    private static String without(String name, String prefix) {
        if (name.equals(prefix)) {
            return "";
        }
        return name.startsWith(prefix + "_") ? name.substring(prefix.length() + 1) : name;
    }
}
