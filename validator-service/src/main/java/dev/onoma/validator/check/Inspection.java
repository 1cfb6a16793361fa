package dev.onoma.validator.check;

import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.validator.baseline.Baseline;
import dev.onoma.validator.baseline.Depth;
import dev.onoma.validator.baseline.InspectedTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a check can want to know about a run at one point.
 *
 * @param standing whether any step stands; where none does, everything must be as before
 * @param predicted what the plan says the catalogue must look like
 * @param completed what it will look like once the whole plan is done
 * @param actual what it does look like
 * @param renamed the relations that standing steps have touched
 */
public record Inspection(
        ValidationStage stage,
        boolean standing,
        InspectedTarget target,
        Baseline baseline,
        Snapshot predicted,
        Snapshot completed,
        Snapshot actual,
        List<RenamedRelation> renamed,
        Depth depth) {

    /**
     * Works out what must be true now.
     *
     * @param standing the steps that stand, in order of execution
     * @param actual read just now
     */
    public static Inspection of(
            ValidationStage stage,
            Plan plan,
            List<PlannedStep> standing,
            InspectedTarget target,
            Baseline baseline,
            Snapshot actual,
            Depth depth) {
        Snapshot predicted = Plan.predict(baseline.catalogue(), standing);
        return new Inspection(
                stage,
                !standing.isEmpty(),
                target,
                baseline,
                predicted,
                completed(plan, standing, baseline.catalogue(), predicted),
                actual,
                RenamedRelation.between(baseline.catalogue(), predicted),
                depth);
    }

    /** Goes on from the prediction where that is possible, so that the two share what the rest of the plan leaves as it is. */
    private static Snapshot completed(Plan plan, List<PlannedStep> standing, Snapshot before, Snapshot predicted) {
        List<PlannedStep> steps = plan.steps();
        boolean fromTheFirst = steps.subList(0, standing.size()).equals(standing);
        return fromTheFirst
                ? Plan.predict(predicted, steps.subList(standing.size(), steps.size()))
                : Plan.predict(before, steps);
    }

    Snapshot before() {
        return baseline.catalogue();
    }

    /** The relation as it is now. */
    Optional<Relation> now(Relation before) {
        return actual.relation(before.oid());
    }

    /** What bears the old name now, as far as it is a view that was not there before. */
    Optional<Relation> viewNow(RenamedRelation renamed) {
        return actual.relation(renamed.before().name())
                .filter(view -> view.kind() == Relation.Kind.VIEW)
                .filter(view -> before().relation(view.oid()).isEmpty());
    }

    /** The OIDs of what the plan touches, now or later. */
    Set<Long> planned() {
        return RenamedRelation.between(before(), completed).stream()
                .map(renamed -> renamed.before().oid())
                .collect(Collectors.toSet());
    }

    /**
     * Whether an object, as a description names it, hangs on a view that answers to an old name: triggers and rules there take part in
     * what its clients write, and go with the view. What hangs on the relation itself stays with it, whatever its name.
     */
    Predicate<String> hangsOnCompatibilityView() {
        Set<String> endings = new TreeSet<>();
        renamed.stream()
                .flatMap(relation -> relation.view().stream())
                .forEach(view -> Stream.of(" on ", " of ")
                        .forEach(word -> endings.add(word + view.name().sql())));
        return object -> endings.stream().anyMatch(object::endsWith);
    }
}
