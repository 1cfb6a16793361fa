package dev.onoma.plan.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/** Makes the alias for an enum type's old name again after contract dropped it. */
public record CreateTypeAlias(EnumTypeRename change) implements Step {

    @Override
    public String title() {
        return "bring back old type name " + change.oldName();
    }

    @Override
    public String forward() {
        return TypeAliases.create(change);
    }

    @Override
    public Step inverse() {
        return new DropTypeAlias(change);
    }

    @Override
    public List<Postcondition> postconditions() {
        return List.of(new Postcondition.TypeIs(change.newName()), new Postcondition.TypeIs(change.oldName()));
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        TypeAliases.addTo(catalogue, change);
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return List.of();
    }
}
