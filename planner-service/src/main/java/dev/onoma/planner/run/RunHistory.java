package dev.onoma.planner.run;

import static dev.onoma.planner.run.RunReport.StepState.APPLIED;
import static dev.onoma.planner.run.RunReport.StepState.BLOCKED;
import static dev.onoma.planner.run.RunReport.StepState.FAILED;
import static dev.onoma.planner.run.RunReport.StepState.PENDING;
import static dev.onoma.planner.run.RunReport.StepState.REVERTED;
import static dev.onoma.planner.run.RunReport.StepState.VALIDATED;

import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.StepTiming;
import dev.onoma.events.Verdict;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.planner.run.RunReport.Blocked;
import dev.onoma.planner.run.RunReport.Failure;
import dev.onoma.planner.run.RunReport.OldNames;
import dev.onoma.planner.run.RunReport.Progress;
import dev.onoma.planner.run.RunReport.StepReport;
import dev.onoma.planner.run.RunReport.StepState;
import dev.onoma.run.RunState;
import dev.onoma.run.Stage;
import dev.onoma.run.StepSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Retells a run from its events; what stands is taken from its state, which knows the ledger's truth. */
final class RunHistory {

    private static final String APPROVED = new Stage.Approved().name();

    private final Plan plan;
    private final StageTimes times = new StageTimes();
    private final Map<Integer, StepState> states = new HashMap<>();
    private final Map<Integer, StepTiming> applied = new HashMap<>();
    private final Map<Integer, StepTiming> reverted = new HashMap<>();
    private final Map<Integer, Blocked> blocked = new HashMap<>();
    private Map<Integer, Long> rows = Map.of();
    private @Nullable Failure failure;

    private RunHistory(Plan plan) {
        this.plan = plan;
    }

    static RunReport report(Plan plan, RunState state, List<Happened> events) {
        RunHistory history = new RunHistory(plan);
        events.forEach(happened -> history.tell(happened.event(), happened.at()));
        return history.report(state);
    }

    /** Whether the history has come as far as the state. */
    static boolean isComplete(List<Happened> history, RunState state) {
        String last = "";
        for (Happened happened : history) {
            switch (happened.event()) {
                case Event.PlanApproved e -> last = APPROVED;
                case Event.StageChanged e -> last = e.to();
                case Event.InEpoch e -> {}
                case Event.Observed e -> {}
            }
        }
        return last.equals(state.stage().name());
    }

    private void tell(Event event, Instant at) {
        switch (event) {
            case Event.PlanApproved e -> times.approved(at);
            case Event.StartRequested e -> times.started(at);
            case Event.StageChanged e -> changed(e, at);
            case Event.StepApplied e -> {
                settled(e.step(), APPLIED);
                applied.put(e.step(), e.timing());
            }
            case Event.StepReverted e -> {
                settled(e.step(), REVERTED);
                reverted.put(e.step(), e.timing());
            }
            case Event.StepValidated e -> states.replace(e.step(), APPLIED, VALIDATED);
            case Event.StepBlocked e ->
                blocked.put(e.step(), new Blocked(e.step(), title(e.step()), e.attempt(), since(e, at), e.blockers()));
            case Event.StepFailed e -> failed(e);
            case Event.StepRejected e -> rejected(e.step(), "rejected", e.verdicts());
            case Event.PreflightFailed e -> rejected(null, "preflight", e.verdicts());
            case Event.RunValidated e -> {
                if (!e.passed()) {
                    rejected(null, "validation", e.verdicts());
                }
            }
            case Event.TargetReleased e -> {}
            case Event.PauseRequested e -> {}
            case Event.ResumeRequested e -> {}
            case Event.ContractRequested e -> {}
            case Event.RollbackRequested e -> {}
            case Event.ValidationImpossible e -> rejected(null, "validation", e.verdicts());
            case Event.CloseFailed e ->
                failure = new Failure(
                        e.failure().kind(),
                        null,
                        null,
                        e.failure().sqlState(),
                        e.failure().message(),
                        List.of());
            case Event.PreflightPassed e -> {}
            case Event.RunFenced e -> {}
            case Event.RunClosed e -> {}
            case Event.BaselineCaptured e -> rows = e.stepRows();
            case Event.Observed e -> {}
        }
    }

    private void changed(Event.StageChanged event, Instant at) {
        times.changed(event.to(), at);
        // Whoever waited in the old stage waits no longer.
        blocked.clear();
    }

    private void settled(int step, StepState state) {
        states.put(step, state);
        blocked.remove(step);
    }

    private Instant since(Event.StepBlocked event, Instant at) {
        Blocked before = blocked.get(event.step());
        return before == null ? at : before.since();
    }

    private void failed(Event.StepFailed event) {
        settled(event.step(), event.direction() == Direction.FORWARD ? FAILED : APPLIED);
        failure = new Failure(
                event.failure().kind(),
                event.step(),
                event.title(),
                event.failure().sqlState(),
                event.failure().message(),
                List.of());
    }

    private void rejected(@Nullable Integer step, String kind, List<Verdict> verdicts) {
        List<Verdict> failures = verdicts.stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAILED)
                .toList();
        String message = failures.isEmpty()
                ? "no reason was given"
                : failures.getFirst().object() + ": " + failures.getFirst().message();
        failure = new Failure(kind, step, step == null ? null : title(step), null, message, failures);
    }

    private String title(int step) {
        return plan.step(step).map(planned -> planned.step().title()).orElse("");
    }

    private RunReport report(RunState state) {
        StepSet standing = state.applied();
        int validated = (int) states.entrySet().stream()
                .filter(step -> step.getValue() == VALIDATED && standing.contains(step.getKey()))
                .count();
        return new RunReport(
                state.run().value(),
                state.plan().value(),
                state.target(),
                state.stage().name(),
                state.epoch(),
                state.by(),
                state.reason(),
                Progress.of(state, validated),
                times.report(applied.values(), reverted.values()),
                OldNames.of(plan),
                failure,
                blocked.values().stream().findFirst().orElse(null),
                plan.steps().stream().map(step -> step(step, standing)).toList());
    }

    private StepReport step(PlannedStep planned, StepSet standing) {
        int number = planned.number();
        StepState told = states.getOrDefault(number, PENDING);
        StepState seen = blocked.containsKey(number) ? BLOCKED : told;
        // The ledger knows of steps whose event is still on its way.
        StepState state = standing.contains(number) && seen != VALIDATED && seen != BLOCKED ? APPLIED : seen;
        return new StepReport(
                number,
                planned.phase(),
                planned.step().title(),
                state,
                rows.get(number),
                applied.get(number),
                reverted.get(number));
    }
}
