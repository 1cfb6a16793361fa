package dev.onoma.run;

import dev.onoma.command.Command;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.Verdict;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The run of a plan as two pure functions: what a state becomes through an event, and which commands it implies.
 *
 * <p>Messages come twice, late and out of order, and those who send and handle them die at any moment. Two rules make that harmless:
 * an event of another epoch than the run's changes nothing, and what stands is learnt anew from the target's ledger at the beginning
 * of every epoch.
 *
 * <p>A step that fails takes its phase back. What the validator rejects takes everything back.
 *
 * @param plan the plan of the run
 */
public record Saga(Plan plan) {

    /** The state after the event. An event that means nothing to the state leaves it as it is. */
    public RunState apply(RunState state, Event event) {
        return switch (event) {
            case Event.PlanApproved e -> state;
            case Event.Observed e -> state;
            case Event.InEpoch e -> e.epoch() == state.epoch() ? inEpoch(state, e) : state;
        };
    }

    /** All commands that are outstanding, in the order in which they are to be carried out; the same ones however often it is asked. */
    public List<Command> decide(RunState state) {
        return new Outstanding(plan).of(state);
    }

    /** What others are told about the way from one state to the next. */
    public static Optional<Event.StageChanged> announce(RunState before, RunState after) {
        String from = before.stage().name();
        String to = after.stage().name();
        return from.equals(to)
                ? Optional.empty()
                : Optional.of(
                        new Event.StageChanged(after.run(), after.target(), after.epoch(), from, to, after.reason()));
    }

    private RunState inEpoch(RunState state, Event.InEpoch event) {
        return switch (event) {
            case Event.Request request -> requested(state, request);
            case Event.RunFenced e -> fenced(state, e);
            case Event.PreflightFailed e -> refused(state, e);
            case Event.BaselineCaptured e -> captured(state, e);
            case Event.StepApplied e -> advanced(state.standing(state.applied().plus(known(List.of(e.step())))));
            case Event.StepReverted e -> advanced(state.standing(state.applied().minus(known(List.of(e.step())))));
            case Event.StepFailed e -> failed(state, e);
            case Event.StepRejected e -> rejected(state, e);
            case Event.RunValidated e -> validated(state, e);
            case Event.ValidationImpossible e -> unvalidated(state, e);
            case Event.RunClosed e -> closed(state);
            case Event.CloseFailed e -> notClosed(state, e);
            // The whole validation at the end of a phase is what counts.
            case Event.StepValidated e -> state;
            case Event.PreflightPassed e -> state;
            case Event.StepBlocked e -> state;
            case Event.StageChanged e -> state;
            case Event.TargetReleased e -> state;
        };
    }

    private RunState requested(RunState state, Event.Request request) {
        if (!(new Requests(plan).judge(state, request) instanceof Requests.Accepted)) {
            return state;
        }
        return Turns.of(state, request, new StepOrder(plan));
    }

    private RunState fenced(RunState state, Event.RunFenced event) {
        // Only the first answer is the ledger as it was when the epoch began; later ones are copies of it or tell what
        // is known.
        if (!(state.stage() instanceof Stage.Fenced stage) || stage.fenced()) {
            return state;
        }
        StepSet standing = known(event.applied());
        String reason = stage instanceof Stage.NeedsOperator
                ? state.reason() + " These steps stand: " + standing + "."
                : state.reason();
        return advanced(state.standing(standing).in(stage.onceFenced(), reason));
    }

    /** The executor refuses a run before it is fenced, the validator one that it can take no baseline of. */
    private static RunState refused(RunState state, Event.PreflightFailed event) {
        boolean noBaseline = state.stage() instanceof Stage.Baselining;
        if (!(state.stage() instanceof Stage.Fenced stage)
                || stage.fenced() && !noBaseline
                || stage instanceof Stage.NeedsOperator) {
            return state;
        }
        String why = "The target refused the run: " + failures(event.verdicts());
        return state.in(stage.refused(state.baselined()), why);
    }

    private RunState captured(RunState state, Event.BaselineCaptured event) {
        if (!(state.stage() instanceof Stage.Baselining stage) || stage.captured()) {
            return state;
        }
        return event.fingerprint().equals(plan.fingerprint())
                ? advanced(state.in(stage.onceCaptured()))
                : state.in(
                        stage.refused(false),
                        "%s has changed since %s was made: its fingerprint was %s and is %s. Make a new plan."
                                .formatted(state.target(), plan.id(), plan.fingerprint(), event.fingerprint()));
    }

    /** Without numbers that the plan does not have: whoever sent them, they are no reason to stop. */
    private StepSet known(List<Integer> numbers) {
        return StepSet.of(numbers.stream().filter(n -> plan.step(n).isPresent()).toList());
    }

    /** Goes on where all that was to be done is done. */
    private RunState advanced(RunState state) {
        StepOrder order = new StepOrder(plan);
        if (state.stage() instanceof Stage.Baselining stage && stage.fenced() && stage.captured()) {
            return advanced(state.onceBaselined().in(stage.expand()));
        }
        if (state.stage() instanceof Stage.Expanding stage && stage.fenced()) {
            return order.missing(state, Phase.EXPAND).isEmpty() ? state.in(stage.allStand()) : state;
        }
        if (state.stage() instanceof Stage.Contracting stage && stage.fenced()) {
            return order.missing(state, Phase.CONTRACT).isEmpty() ? state.in(stage.allStand()) : state;
        }
        if (state.stage() instanceof Stage.RollingBack stage && stage.progress() == Stage.Undoing.REVERTING) {
            return order.toUndo(state, stage.scope()).isEmpty() ? undone(state, stage) : state;
        }
        return state;
    }

    private static RunState undone(RunState state, Stage.RollingBack stage) {
        if (!state.baselined()) {
            // No step is done before the baseline is known, and there is nothing to compare with.
            return state.in(stage.refused(false));
        }
        return switch (stage.scope()) {
            case RollbackScope.All all -> state.in(stage.reverted());
            case RollbackScope.Contract contract -> state.in(stage.reverted());
            case RollbackScope.OneStep one ->
                state.withdrawing(state.withdrawn().with(one.step())).in(stage.reverted());
        };
    }

    private static RunState failed(RunState state, Event.StepFailed event) {
        String what = "Step %d (%s) failed: %s"
                .formatted(event.step(), event.title(), event.failure().message());
        if (event.direction() == Direction.FORWARD && state.stage() instanceof Stage.Expanding stage) {
            return state.turn(stage.rollBack(new RollbackScope.All()), what, state.by());
        }
        if (event.direction() == Direction.FORWARD && state.stage() instanceof Stage.Contracting stage) {
            return state.turn(stage.rollBack(new RollbackScope.Contract()), what, state.by());
        }
        if (event.direction() == Direction.BACK && state.stage() instanceof Stage.RollingBack stage) {
            String why = "Step %d (%s) could not be undone: %s It was being rolled back because: %s"
                    .formatted(event.step(), event.title(), event.failure().message(), state.reason());
            return state.turn(stage.stuck(), why, state.by());
        }
        return state;
    }

    private static RunState rejected(RunState state, Event.StepRejected event) {
        // Once the whole run was validated, a word about one of its steps is old.
        boolean counts = state.stage() instanceof Stage.Expanding
                || state.stage() instanceof Stage.Contracting
                || state.stage() instanceof Stage.Validating;
        return counts && state.stage() instanceof Stage.Reversible stage
                ? state.turn(
                        stage.rollBack(new RollbackScope.All()),
                        "The validator rejected step %d: %s".formatted(event.step(), failures(event.verdicts())),
                        state.by())
                : state;
    }

    private static RunState validated(RunState state, Event.RunValidated event) {
        String what = "The validator rejected the run: " + failures(event.verdicts());
        if (state.stage() instanceof Stage.Validating stage && stage.after() == event.stage()) {
            return event.passed()
                    ? state.in(stage.passed())
                    : state.turn(stage.rollBack(new RollbackScope.All()), what, state.by());
        }
        if (state.stage() instanceof Stage.RollingBack stage
                && stage.progress() == Stage.Undoing.VALIDATING
                && stage.goal() == event.stage()) {
            if (event.passed()) {
                return state.in(stage.passed());
            }
            return stage.scope() instanceof RollbackScope.All
                    ? state.in(stage.unlikeBefore(), what + " No step stands, but the target is not as it was before.")
                    : state.turn(stage.rollBack(new RollbackScope.All()), what, state.by());
        }
        return state;
    }

    /** What nobody could look at is neither good nor bad: the run stops where it can go on from. */
    private static RunState unvalidated(RunState state, Event.ValidationImpossible event) {
        String what = "The run could not be validated: " + failures(event.verdicts());
        if (state.stage() instanceof Stage.Validating stage && stage.after() == event.stage()) {
            return state.turn(stage.pause(), what + " Mend that, and resume.", state.by());
        }
        if (state.stage() instanceof Stage.RollingBack stage
                && stage.progress() == Stage.Undoing.VALIDATING
                && stage.goal() == event.stage()) {
            String wayOut = stage.scope() instanceof RollbackScope.All ? "roll back again." : "resume.";
            return state.turn(stage.unvalidated(), what + " Mend that, and " + wayOut, state.by());
        }
        return state;
    }

    private static RunState closed(RunState state) {
        return state.stage() instanceof Stage.Ended stage ? state.in(stage.once(Stage.Closing.DONE)) : state;
    }

    private static RunState notClosed(RunState state, Event.CloseFailed event) {
        if (!(state.stage() instanceof Stage.Ended stage) || stage.closing() != Stage.Closing.WANTED) {
            return state;
        }
        String what = "The target could not be set free: %s Until it is, no other run can begin there."
                .formatted(event.failure().message());
        return state.in(stage.once(Stage.Closing.REFUSED), (state.reason() + " " + what).strip());
    }

    private static String failures(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAILED)
                .map(verdict -> verdict.object() + ": " + verdict.message())
                .collect(Collectors.joining("; "));
    }
}
