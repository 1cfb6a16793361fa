package dev.onoma.plan.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.SnapshotEditor;
import java.util.List;

/**
 * Gives a function another body; owner, rights and identity stay. Takes no lock on any table.
 *
 * @param arguments as {@code pg_get_function_identity_arguments} writes them when the plan is made
 * @param argumentsThen the same at the time of the step, when types may bear other names
 * @param reason what the new body does otherwise, for people
 */
public record ReplaceFunction(
        QualifiedName name, String arguments, String argumentsThen, Body before, Body after, String reason)
        implements Step {

    /**
     * @param definition the whole CREATE OR REPLACE statement without a semicolon
     * @param source what is stored as the body
     */
    public record Body(String definition, String source) {}

    /** Name and arguments, as {@link Routine#signature()}. */
    public String signature() {
        return name.sql() + "(" + arguments + ")";
    }

    @Override
    public String title() {
        return "replace function " + name + ": " + reason;
    }

    @Override
    public String forward() {
        return after.definition().stripTrailing() + ";\n";
    }

    @Override
    public Step inverse() {
        return new ReplaceFunction(name, arguments, argumentsThen, after, before, reason);
    }

    @Override
    public List<Postcondition> postconditions() {
        return List.of(new Postcondition.FunctionIs(name, argumentsThen, after.source()));
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        Routine routine = catalogue.routine(signature()).orElseThrow();
        catalogue.put(routine.withSource(after.source()));
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return List.of();
    }
}
