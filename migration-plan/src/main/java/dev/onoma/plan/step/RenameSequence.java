package dev.onoma.plan.step;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Sequence;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/** Renames a sequence; defaults and identity columns follow by themselves. */
public record RenameSequence(QualifiedName from, Identifier to) implements Step {

    @Override
    public String title() {
        return "rename sequence " + from + " to " + to;
    }

    @Override
    public String forward() {
        return "ALTER SEQUENCE " + from.sql() + " RENAME TO " + to.sql() + ";\n";
    }

    @Override
    public Step inverse() {
        return new RenameSequence(from.withName(to), from.name());
    }

    @Override
    public List<Postcondition> postconditions() {
        return List.of(new Postcondition.SequenceIs(from.withName(to)));
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        Sequence sequence = catalogue.sequence(from);
        catalogue.put(sequence.withName(from.withName(to)));
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return List.of(from);
    }
}
