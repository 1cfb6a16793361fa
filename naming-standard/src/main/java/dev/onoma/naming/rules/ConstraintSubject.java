package dev.onoma.naming.rules;

import dev.onoma.catalog.Constraint;
import java.util.List;

/**
 * A constraint to be judged.
 *
 * @param table the coming name of its table, in snake_case
 * @param oldTable its present name, in snake_case
 * @param columns the coming names of its columns, in snake_case and in its order
 * @param oldColumns their present names, in snake_case
 */
public record ConstraintSubject(
        Constraint constraint, String table, String oldTable, List<String> columns, List<String> oldColumns) {

    public ConstraintSubject {
        columns = List.copyOf(columns);
        oldColumns = List.copyOf(oldColumns);
    }

    /** The name after table and columns that most kinds have. */
    Verdict named(String prefix, String reason) {
        String base = prefix + "_" + table + (columns.isEmpty() ? "" : "_" + String.join("_", columns));
        return Verdict.shared(constraint.name(), base, reason);
    }
}
