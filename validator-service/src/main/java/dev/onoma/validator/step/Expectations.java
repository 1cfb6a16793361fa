package dev.onoma.validator.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.events.Direction;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.Postcondition;
import dev.onoma.plan.step.Step;
import dev.onoma.validator.check.ViewProbe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must be seen after each step of a plan, both ways: worked out once for a run, by taking all steps on the baseline's catalogue.
 * Pure.
 */
final class Expectations {

    private final Map<Integer, Expectation> forward = new HashMap<>();
    private final Map<Integer, Expectation> back = new HashMap<>();
    private final Snapshot before;

    private Expectations(Snapshot before) {
        this.before = before;
    }

    static Expectations of(Snapshot before, Plan plan) {
        Expectations expectations = new Expectations(before);
        // The edited copy is thrown away: only what is seen on the way counts.
        before.edit(catalogue -> plan.steps().forEach(step -> expectations.take(step, catalogue)));
        return expectations;
    }

    /** Empty when the plan has no such step. */
    Optional<Expectation> after(int step, Direction direction) {
        return Optional.ofNullable(
                switch (direction) {
                    case FORWARD -> forward.get(step);
                    case BACK -> back.get(step);
                });
    }

    private void take(PlannedStep planned, SnapshotEditor catalogue) {
        Step step = planned.step();
        back.put(planned.number(), seen(step.inverse(), catalogue));
        step.applyTo(catalogue);
        forward.put(planned.number(), seen(step, catalogue));
    }

    /** The step's conditions, in a catalogue in which they hold. */
    private Expectation seen(Step step, SnapshotEditor catalogue) {
        Map<QualifiedName, Relation> originals = new HashMap<>();
        Map<Long, Relation> now = new HashMap<>();
        List<Relation> views = new ArrayList<>();
        for (Postcondition condition : step.postconditions()) {
            if (condition instanceof Postcondition.RelationIs relationIs) {
                Relation relation = catalogue.relation(relationIs.name());
                now.put(relation.oid(), relation);
                before.relation(relation.oid())
                        .ifPresentOrElse(
                                original -> originals.put(relation.name(), original), () -> views.add(relation));
            }
        }
        List<ViewProbe> probes =
                views.stream().flatMap(view -> probe(view, now).stream()).toList();
        return new Expectation(step.postconditions(), originals, probes);
    }

    /** The relation a view stands for is renamed, or made visible, by the same step. */
    private Optional<ViewProbe> probe(Relation view, Map<Long, Relation> now) {
        for (long oid : view.dependsOn()) {
            @Nullable Relation base = now.get(oid);
            Optional<Relation> original = before.relation(oid);
            if (base != null && original.isPresent()) {
                ViewProbe probe = ViewProbe.of(original.get(), base, view);
                // What can be written of a view depends on its query: there the catalogue's answer has to do.
                return Optional.of(original.get().kind().isTable() ? probe : probe.readOnly());
            }
        }
        return Optional.empty();
    }
}
