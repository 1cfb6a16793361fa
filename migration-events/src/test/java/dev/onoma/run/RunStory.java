package dev.onoma.run;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.command.Command;
import dev.onoma.command.CommandId;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.StepTiming;
import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A run told step by step; every event is of the epoch that the run is in. */
final class RunStory {

    static final StepTiming TIMING = new StepTiming(Instant.EPOCH, 1, 0, 0);

    final Plan plan;
    RunState state;

    RunStory(Plan plan) {
        this(plan, 64);
    }

    RunStory(Plan plan, int window) {
        this.plan = plan;
        this.state = Plans.approved(plan, window);
    }

    /** A run that is soaking. */
    static RunStory soaking(Plan plan) {
        RunStory story = new RunStory(plan).starts().fenced().baselined();
        story.applied(1, story.state.expandSteps());
        return story.validated(ValidationStage.AFTER_EXPAND, true);
    }

    /** A run that has come to its end. */
    static RunStory completed(Plan plan) {
        RunStory story = soaking(plan).contracts();
        int expand = story.state.expandSteps();
        story.fenced(1, expand).applied(expand + 1, expand + story.state.contractSteps());
        return story.validated(ValidationStage.AFTER_CONTRACT, true).closed();
    }

    RunStory after(Event event) {
        state = new Saga(plan).apply(state, event);
        return this;
    }

    RunStory starts() {
        return ask(new Requests(plan).start(state, "ada"));
    }

    RunStory pauses() {
        return ask(new Requests(plan).pause(state, "ada", "the shop is busy"));
    }

    RunStory resumes() {
        return ask(new Requests(plan).resume(state, "ada"));
    }

    RunStory contracts() {
        return ask(new Requests(plan).contract(state, "ada", false, List.of()));
    }

    RunStory rollsBack(RollbackScope scope) {
        return ask(new Requests(plan).rollback(state, scope, "ada", "it was too early"));
    }

    RunStory ask(Requests.Answer answer) {
        return switch (answer) {
            case Requests.Accepted accepted -> after(accepted.event());
            case Requests.Underway underway -> throw new AssertionError(underway.message());
            case Requests.Illegal illegal -> throw new AssertionError(illegal.reason());
        };
    }

    /** The target answers that no step stands. */
    RunStory fenced() {
        return after(new Event.RunFenced(state.run(), "shop", state.epoch(), List.of()));
    }

    /** The target answers that these steps stand. */
    RunStory fenced(int first, int last) {
        List<Integer> standing = IntStream.rangeClosed(first, last).boxed().toList();
        return after(new Event.RunFenced(state.run(), "shop", state.epoch(), standing));
    }

    RunStory refused() {
        return after(new Event.PreflightFailed(
                state.run(), "shop", state.epoch(), List.of(Verdict.failed("rights", "shop", "It is not yours."))));
    }

    RunStory baselined() {
        return baselined(plan.fingerprint());
    }

    RunStory baselined(Fingerprint found) {
        return after(new Event.BaselineCaptured(state.run(), "shop", state.epoch(), found, 1, 1));
    }

    RunStory applied(int first, int last) {
        for (int step = first; step <= last; step++) {
            after(new Event.StepApplied(state.run(), "shop", state.epoch(), step, "step", TIMING));
        }
        return this;
    }

    RunStory reverted(int first, int last) {
        for (int step = first; step >= last; step--) {
            after(new Event.StepReverted(state.run(), "shop", state.epoch(), step, "step", TIMING));
        }
        return this;
    }

    RunStory failed(int step, Direction direction) {
        FailureReport failure = new FailureReport("lock-not-available", "55P03", "orders is locked by pid 7.");
        return after(
                new Event.StepFailed(state.run(), "shop", state.epoch(), step, direction, "rename orders", failure));
    }

    RunStory rejected(int step) {
        return after(new Event.StepRejected(
                state.run(), "shop", state.epoch(), step, List.of(Verdict.failed("grants", "orders", "One is gone."))));
    }

    RunStory validated(ValidationStage stage, boolean passed) {
        List<Verdict> verdicts = passed ? List.of() : List.of(Verdict.failed("rows", "orders", "Some are missing."));
        return after(new Event.RunValidated(
                state.run(), "shop", state.epoch(), stage, passed, plan.fingerprint(), 1, verdicts));
    }

    RunStory unvalidated(ValidationStage stage) {
        return after(new Event.ValidationImpossible(
                state.run(),
                "shop",
                state.epoch(),
                stage,
                List.of(Verdict.failed("validation", "shop", "The planner does not answer."))));
    }

    RunStory closeFails() {
        FailureReport failure = new FailureReport("no-right", "42501", "No right.");
        return after(new Event.CloseFailed(state.run(), "shop", state.epoch(), failure));
    }

    RunStory closed() {
        return after(new Event.RunClosed(state.run(), "shop", state.epoch()));
    }

    /** What is outstanding, without the run: {@code 1/apply/3}. */
    List<String> wants() {
        return new Saga(plan)
                .decide(state).stream()
                        .map(command -> CommandId.of(command).value().replace(state.run() + "/", ""))
                        .toList();
    }

    List<Command> commands() {
        return new Saga(plan).decide(state);
    }
}
