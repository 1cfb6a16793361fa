package dev.onoma.plan;

import dev.onoma.plan.step.Step;
import java.util.List;

/**
 * A step at its place in a plan.
 *
 * @param number 1-based, over both phases: the order of execution
 * @param after numbers of the steps it needs to have been done before: while this one stands, they cannot be undone alone
 * @param dependents what hangs on the object: foreign keys, indexes, views, triggers, policies, for the tracking table
 */
public record PlannedStep(
        int number, Phase phase, Step step, List<Hazard> hazards, List<Integer> after, List<String> dependents) {

    public PlannedStep {
        hazards = List.copyOf(hazards);
        after = List.copyOf(after);
        dependents = List.copyOf(dependents);
    }
}
