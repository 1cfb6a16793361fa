package dev.onoma.plan.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/** Drops the alias that answers to an enum type's old name, with its operators. */
public record DropTypeAlias(EnumTypeRename change) implements Step {

    @Override
    public String title() {
        return "drop old type name " + change.oldName();
    }

    @Override
    public String forward() {
        return TypeAliases.drop(change);
    }

    @Override
    public Step inverse() {
        return new CreateTypeAlias(change);
    }

    @Override
    public List<Postcondition> postconditions() {
        return List.of(new Postcondition.TypeIsGone(change.oldName()), new Postcondition.TypeIs(change.newName()));
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        TypeAliases.removeFrom(catalogue, change);
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return List.of();
    }
}
