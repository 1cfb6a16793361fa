package dev.onoma.run;

import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;

/**
 * All that is known of a run; the fold of its events.
 *
 * @param expandSteps how many steps of its plan expand
 * @param contractSteps how many steps of its plan contract
 * @param epoch grows by one with every change of direction
 * @param applied the steps that stand
 * @param withdrawn the steps that were undone one by one: what rests on them is left out too
 * @param baselined whether what was there before has been written down; no step is done earlier
 * @param reason why it is where it is, for people; empty where it went as planned
 * @param by who gave it its direction
 * @param window how many steps ahead commands are given, so that the executor is never idle
 */
public record RunState(
        RunId run,
        String target,
        PlanId plan,
        int expandSteps,
        int contractSteps,
        long epoch,
        Stage stage,
        StepSet applied,
        StepSet withdrawn,
        boolean baselined,
        String reason,
        String by,
        int window) {

    /** How many steps ahead commands are given unless said otherwise. */
    public static final int DEFAULT_WINDOW = 64;

    public RunState {
        if (window < 1) {
            throw new IllegalArgumentException("The window of " + run + " is " + window + ": expected 1 or more.");
        }
    }

    /** A run begins with the approval of its plan. */
    public static RunState of(Event.PlanApproved approval, Plan plan, int window) {
        return new RunState(
                approval.run(),
                approval.target(),
                plan.id(),
                plan.steps(Phase.EXPAND).size(),
                plan.steps(Phase.CONTRACT).size(),
                0,
                new Stage.Approved(),
                StepSet.empty(),
                StepSet.empty(),
                false,
                "",
                approval.by(),
                window);
    }

    /** In the same epoch, with the same reason. */
    RunState in(Stage next) {
        return in(next, reason);
    }

    /** In the same epoch. */
    RunState in(Stage next, String why) {
        return copy(epoch, next, applied, withdrawn, baselined, why, by);
    }

    /** In the next epoch. */
    RunState turn(Stage next, String why, String who) {
        return copy(epoch + 1, next, applied, withdrawn, baselined, why, who);
    }

    RunState standing(StepSet steps) {
        return copy(epoch, stage, steps, withdrawn, baselined, reason, by);
    }

    RunState withdrawing(StepSet steps) {
        return copy(epoch, stage, applied, steps, baselined, reason, by);
    }

    RunState onceBaselined() {
        return copy(epoch, stage, applied, withdrawn, true, reason, by);
    }

    private RunState copy(
            long nextEpoch, Stage next, StepSet standing, StepSet withdrawing, boolean known, String why, String who) {
        return new RunState(
                run,
                target,
                plan,
                expandSteps,
                contractSteps,
                nextEpoch,
                next,
                standing,
                withdrawing,
                known,
                why,
                who,
                window);
    }
}
