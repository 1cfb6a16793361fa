package dev.onoma.run;

import dev.onoma.events.RollbackScope;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;

/** Which steps of a plan a run still has to take, forward or back. */
record StepOrder(Plan plan) {

    /** The steps of the phase that do not stand and shall. */
    StepSet missing(RunState state, Phase phase) {
        return of(state, phase).minus(state.applied()).minus(leftOut(state));
    }

    /** Whether any step of the phase stands. */
    boolean stands(RunState state, Phase phase) {
        return !state.applied().and(of(state, phase)).isEmpty();
    }

    /** The steps that stand and shall not. */
    StepSet toUndo(RunState state, RollbackScope scope) {
        return switch (scope) {
            case RollbackScope.All all -> state.applied();
            case RollbackScope.Contract contract -> state.applied().and(of(state, Phase.CONTRACT));
            case RollbackScope.OneStep one -> state.applied().and(StepSet.of(one.step()));
        };
    }

    /** The withdrawn steps of the phase. */
    StepSet withdrawn(RunState state, Phase phase) {
        return state.withdrawn().and(of(state, phase));
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

    /** A plan expands first; asked at every event, this must not look at every step. */
    private static StepSet of(RunState state, Phase phase) {
        int expand = state.expandSteps();
        return switch (phase) {
            case EXPAND -> StepSet.range(1, expand);
            case CONTRACT -> StepSet.range(expand + 1, expand + state.contractSteps());
        };
    }
}
