package dev.onoma.plan.step;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/** Renames an index that no constraint owns: SHARE UPDATE EXCLUSIVE on the index only, so no client waits. */
public record RenameIndex(QualifiedName from, Identifier to) implements Step {

    @Override
    public String title() {
        return "rename index " + from + " to " + to;
    }

    @Override
    public String forward() {
        return "ALTER INDEX " + from.sql() + " RENAME TO " + to.sql() + ";\n";
    }

    @Override
    public Step inverse() {
        return new RenameIndex(from.withName(to), from.name());
    }

    @Override
    public List<Postcondition> postconditions() {
        return List.of(new Postcondition.IndexIs(from.withName(to)));
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        Index index = catalogue.index(from);
        catalogue.put(index.withName(from.withName(to)));
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return List.of();
    }
}
