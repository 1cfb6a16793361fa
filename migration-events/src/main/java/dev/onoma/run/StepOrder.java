package dev.onoma.run;

import dev.onoma.events.RollbackScope;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;

/** Which steps of a plan a run still has to take, forward or back. */
record StepOrder(Plan plan) {

    /** The steps of the phase that do not stand and shall. */
    StepSet missing(RunState state, Phase phase) {
        return of(phase).minus(state.applied()).minus(leftOut(state));
    }

    /** Whether any step of the phase stands. */
    boolean stands(RunState state, Phase phase) {
        return !state.applied().and(of(phase)).isEmpty();
    }

    /** The steps that stand and shall not. */
    StepSet toUndo(RunState state, RollbackScope scope) {
        return switch (scope) {
            case RollbackScope.All all -> state.applied();
            case RollbackScope.Contract contract -> state.applied().and(of(Phase.CONTRACT));
            case RollbackScope.OneStep one -> state.applied().and(StepSet.of(one.step()));
        };
    }

    /** The withdrawn steps of the phase. */
    StepSet withdrawn(RunState state, Phase phase) {
        return state.withdrawn().and(of(phase));
    }

    /** The withdrawn steps and all that would rest on them. */
    private StepSet leftOut(RunState state) {
        StepSet out = state.withdrawn();
        if (out.isEmpty()) {
            return out;
        }
        for (PlannedStep step : plan.steps()) {
            if (step.after().stream().anyMatch(out::contains)) {
                out = out.with(step.number());
            }
        }
        return out;
    }

    private StepSet of(Phase phase) {
        return StepSet.of(plan.steps(phase).stream().map(PlannedStep::number).toList());
    }
}
