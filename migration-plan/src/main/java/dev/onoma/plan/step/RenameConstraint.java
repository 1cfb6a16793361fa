package dev.onoma.plan.step;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/**
 * Renames a constraint. One that an index implements is renamed through the index, which renames both and blocks neither readers nor
 * writers; the others take ACCESS EXCLUSIVE on the table.
 *
 * @param table by its name at the time of the step
 * @param byIndex whether an index implements it
 */
public record RenameConstraint(QualifiedName table, Identifier from, Identifier to, boolean byIndex) implements Step {

    @Override
    public String title() {
        return "rename constraint " + table.withName(from).name() + " of " + table + " to " + to;
    }

    @Override
    public String forward() {
        return byIndex
                ? "ALTER INDEX " + table.withName(from).sql() + " RENAME TO " + to.sql() + ";\n"
                : "ALTER TABLE " + table.sql() + " RENAME CONSTRAINT " + from.sql() + " TO " + to.sql() + ";\n";
    }

    @Override
    public Step inverse() {
        return new RenameConstraint(table, to, from, byIndex);
    }

    @Override
    public List<Postcondition> postconditions() {
        return List.of(new Postcondition.ConstraintIs(table, to));
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        Constraint constraint = catalogue.constraint(table, from);
        catalogue.put(constraint.withName(to));
        if (byIndex) {
            catalogue
                    .indexOf(constraint)
                    .ifPresent(
                            index -> catalogue.put(index.withName(index.name().withName(to))));
        } else if (constraint.kind() == Constraint.Kind.CHECK) {
            catalogue.inheritedBy(constraint).forEach(child -> catalogue.put(child.withName(to)));
        }
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return byIndex ? List.of() : List.of(table);
    }
}
