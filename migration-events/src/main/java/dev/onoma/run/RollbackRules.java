package dev.onoma.run;

import dev.onoma.events.RollbackScope;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be rolled back from where. */
record RollbackRules(Plan plan) {

    /** What is to be said against it; null where it is possible. */
    @Nullable
    String objection(RunState state, RollbackScope scope) {
        if (state.stage() instanceof Stage.Approved) {
            return "it was not started, so there is nothing to roll back.";
        }
        if (state.stage() instanceof Stage.RolledBack) {
            return "it is rolled back already; the target is as it was before.";
        }
        return switch (scope) {
            case RollbackScope.All all -> everything(state);
            case RollbackScope.Contract contract -> contractPhase(state);
            case RollbackScope.OneStep one -> step(state, one.step());
        };
    }

    private @Nullable String everything(RunState state) {
        return state.stage() instanceof Stage.RollingBack back && back.scope() instanceof RollbackScope.All
                ? "everything is being rolled back already."
                : null;
    }

    private @Nullable String contractPhase(RunState state) {
        StepOrder order = new StepOrder(plan);
        boolean contracting = switch (state.stage()) {
            case Stage.Contracting s -> true;
            case Stage.Validating s -> s.phase() == Phase.CONTRACT;
            case Stage.Paused s -> s.phase() == Phase.CONTRACT;
            case Stage.Completed s -> true;
            case Stage.Soaking s -> order.stands(state, Phase.CONTRACT);
            case Stage.NeedsOperator s ->
                s.fenced() && order.missing(state, Phase.EXPAND).isEmpty();
            case Stage.Approved s -> false;
            case Stage.Baselining s -> false;
            case Stage.Expanding s -> false;
            case Stage.RollingBack s -> false;
            case Stage.RolledBack s -> false;
        };
        return contracting
                ? null
                : "there is no contract phase that could be rolled back alone. Roll back everything instead.";
    }

    private @Nullable String step(RunState state, int number) {
        if (!(state.stage() instanceof Stage.Soaking) && !(state.stage() instanceof Stage.Completed)) {
            return "single steps are rolled back only while it is SOAKING or COMPLETED. Wait for that, or roll back everything.";
        }
        if (!state.applied().contains(number)) {
            return "step " + number + " does not stand, so it cannot be rolled back.";
        }
        List<String> resting = plan.steps().stream()
                .filter(other -> state.applied().contains(other.number())
                        && other.after().contains(number))
                .map(RollbackRules::described)
                .toList();
        return resting.isEmpty()
                ? null
                : "step %d carries %s. Roll these back first, or everything."
                        .formatted(number, String.join(", ", resting));
    }

    private static String described(PlannedStep step) {
        return "step %d (%s)".formatted(step.number(), step.step().title());
    }
}
