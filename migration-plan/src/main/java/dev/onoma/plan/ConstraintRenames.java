package dev.onoma.plan;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.Renames;
import dev.onoma.plan.step.RenameConstraint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The constraints that get another name in contract, when their tables bear their last names. */
final class ConstraintRenames {

    private ConstraintRenames() {}

    /**
     * @param isSettled whether a table is called as the standard wants it by then; the constraints of others keep their names, since
     *     these are made from the table's
     * @return each step with its table's old name
     */
    static Map<RenameConstraint, QualifiedName> of(
            Snapshot snapshot, Renames renames, Predicate<QualifiedName> isSettled) {
        Map<RenameConstraint, QualifiedName> steps = new LinkedHashMap<>();
        renames.constraints().forEach((table, names) -> {
            if (isSettled.test(table)) {
                names.forEach((from, to) -> snapshot.relation(table)
                        .flatMap(relation -> snapshot.constraint(relation, from))
                        .ifPresent(constraint -> steps.put(step(renames.relation(table), constraint, to), table)));
            }
        });
        return steps;
    }

    private static RenameConstraint step(QualifiedName newTable, Constraint constraint, Identifier to) {
        boolean byIndex = switch (constraint.kind()) {
            case PRIMARY_KEY, UNIQUE, EXCLUSION -> true;
            case FOREIGN_KEY, CHECK, NOT_NULL, TRIGGER -> false;
        };
        return new RenameConstraint(newTable, constraint.name(), to, byIndex);
    }
}
