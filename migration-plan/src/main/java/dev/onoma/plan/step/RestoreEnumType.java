package dev.onoma.plan.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/** Drops the alias and gives an enum type its old name back. */
public record RestoreEnumType(EnumTypeRename change) implements Step {

    @Override
    public String title() {
        return "restore enum type " + change.newName() + " to "
                + change.oldName().name();
    }

    @Override
    public String forward() {
        return TypeAliases.drop(change) + "ALTER TYPE " + change.newName().sql() + " RENAME TO "
                + change.oldName().name().sql() + ";\n";
    }

    @Override
    public Step inverse() {
        return new RenameEnumType(change);
    }

    @Override
    public List<Postcondition> postconditions() {
        return List.of(new Postcondition.TypeIs(change.oldName()), new Postcondition.TypeIsGone(change.newName()));
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        TypeAliases.removeFrom(catalogue, change);
        catalogue.put(catalogue.type(change.newName()).withName(change.oldName()));
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return List.of();
    }
}
