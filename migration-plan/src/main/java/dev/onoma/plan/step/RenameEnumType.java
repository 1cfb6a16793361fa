package dev.onoma.plan.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/** Renames an enum type and leaves an alias that answers to the old name, for clients that cast to it. */
public record RenameEnumType(EnumTypeRename change) implements Step {

    @Override
    public String title() {
        return "rename enum type " + change.oldName() + " to "
                + change.newName().name();
    }

    @Override
    public String forward() {
        return "ALTER TYPE " + change.oldName().sql() + " RENAME TO "
                + change.newName().name().sql() + ";\n" + TypeAliases.create(change);
    }

    @Override
    public Step inverse() {
        return new RestoreEnumType(change);
    }

    @Override
    public List<Postcondition> postconditions() {
        return List.of(new Postcondition.TypeIs(change.newName()), new Postcondition.TypeIs(change.oldName()));
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        catalogue.put(catalogue.type(change.oldName()).withName(change.newName()));
        TypeAliases.addTo(catalogue, change);
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return List.of();
    }
}
