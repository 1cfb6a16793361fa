package dev.onoma.run.schedule;

import dev.onoma.events.RollbackScope;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.run.RunState;
import dev.onoma.run.Stage;
import dev.onoma.run.StepSet;
import java.util.HashMap;
import java.util.Map;

/** Knows what each epoch is for, and holds what is done to the target and what the planner believes against it. */
final class Witness {

    private final Plan plan;
    private final Target target;
    private final Map<Long, RunState> epochs = new HashMap<>();

    Witness(Plan plan, Target target) {
        this.plan = plan;
        this.target = target;
    }

    /** A step is about to be done. */
    void forward(long epoch, PlannedStep step) {
        RunState began = began(epoch);
        Phase phase = switch (began.stage()) {
            case Stage.Baselining s -> Phase.EXPAND;
            case Stage.Expanding s -> Phase.EXPAND;
            case Stage.Contracting s -> Phase.CONTRACT;
            default -> throw new Violation("Step " + step.number() + " is done in " + began.stage());
        };
        Violation.unless(step.phase() == phase, "Step %d is done in %s", step.number(), began.stage());
        StepSet wanted = wanted(began);
        Violation.unless(wanted.contains(step.number()), "Step %d is done although it was taken back", step.number());
        for (int earlier = 1; earlier < step.number(); earlier++) {
            Violation.unless(
                    target.stands(earlier) || !wanted.contains(earlier),
                    "Step %d is done before step %d",
                    step.number(),
                    earlier);
        }
    }

    /** A step is about to be undone. */
    void back(long epoch, PlannedStep step) {
        RunState began = began(epoch);
        if (!(began.stage() instanceof Stage.RollingBack back)) {
            throw new Violation("Step " + step.number() + " is undone in " + began.stage());
        }
        if (back.scope() instanceof RollbackScope.OneStep one) {
            Violation.unless(one.step() == step.number(), "Step %d is undone for %d", step.number(), one.step());
            return;
        }
        int last = target.standing().descending().findFirst().orElse(0);
        Violation.unless(last == step.number(), "Step %d is undone before step %d", step.number(), last);
        Violation.unless(
                back.scope() instanceof RollbackScope.All || step.phase() == Phase.CONTRACT,
                "Expand step %d is undone with the contract phase",
                step.number());
    }

    /** The planner's state is now this one. */
    void believes(RunState state) {
        epochs.putIfAbsent(state.epoch(), state);
        switch (state.stage()) {
            case Stage.Soaking s -> {
                agrees(state);
                allStand(state, Phase.EXPAND);
            }
            case Stage.Completed s -> {
                agrees(state);
                allStand(state, Phase.EXPAND);
                allStand(state, Phase.CONTRACT);
            }
            case Stage.RolledBack s -> {
                agrees(state);
                Violation.unless(target.holds(Map.of()), "Rolled back, and not as before");
            }
            case Stage.Paused s -> {
                if (s.fenced()) {
                    agrees(state);
                }
            }
            case Stage.Approved s -> agrees(state);
            case Stage.Validating s -> agrees(state);
            case Stage.Baselining s -> Violation.unless(target.standing().isEmpty(), "Baselining, and steps stand");
            case Stage.Expanding s -> {}
            case Stage.Contracting s -> {}
            case Stage.RollingBack s -> {}
            case Stage.NeedsOperator s -> {
                if (s.fenced()) {
                    agrees(state);
                }
            }
        }
    }

    void agrees(RunState state) {
        Violation.unless(
                target.standing().equals(state.applied()),
                "%s believes that %s stand, and %s do",
                state.stage(),
                state.applied(),
                target.standing());
    }

    private void allStand(RunState state, Phase phase) {
        StepSet wanted = wanted(state);
        for (PlannedStep step : plan.steps(phase)) {
            Violation.unless(
                    target.stands(step.number()) || !wanted.contains(step.number()),
                    "%s without step %d",
                    state.stage(),
                    step.number());
        }
    }

    /** All steps but those taken back alone and what rests on them. */
    private StepSet wanted(RunState state) {
        StepSet wanted = StepSet.empty();
        for (PlannedStep step : plan.steps()) {
            if (!state.withdrawn().contains(step.number())
                    && step.after().stream().allMatch(wanted::contains)) {
                wanted = wanted.with(step.number());
            }
        }
        return wanted;
    }

    private RunState began(long epoch) {
        RunState state = epochs.get(epoch);
        if (state == null) {
            throw new Violation("Nobody began epoch " + epoch);
        }
        return state;
    }
}
