package dev.onoma.executor.step;

import dev.onoma.command.Command;
import dev.onoma.events.Blocker;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.RunId;
import dev.onoma.events.StepTiming;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.Step;
import java.util.List;

/** A step that is to be taken one way, as a command asks for it. */
public record StepTask(RunId run, String target, long epoch, PlannedStep planned, Direction direction) {

    public static StepTask of(Command.ApplyStep command) {
        return new StepTask(command.run(), command.target(), command.epoch(), command.step(), Direction.FORWARD);
    }

    public static StepTask of(Command.RevertStep command) {
        return new StepTask(command.run(), command.target(), command.epoch(), command.step(), Direction.BACK);
    }

    /** What is really done: on the way back the inverse. */
    public Step step() {
        return switch (direction) {
            case FORWARD -> planned.step();
            case BACK -> planned.step().inverse();
        };
    }

    public int number() {
        return planned.number();
    }

    public String title() {
        return step().title();
    }

    /** The word of the ledger for the direction. */
    public String way() {
        return switch (direction) {
            case FORWARD -> "forward";
            case BACK -> "back";
        };
    }

    /** What is to be done once the reason of a failure is mended: a step that fails forward is taken back with its phase. */
    public Failure.WayOut wayOut() {
        return switch (direction) {
            case FORWARD -> Failure.WayOut.START_AGAIN;
            case BACK -> Failure.WayOut.ROLL_BACK_AGAIN;
        };
    }

    public Event taken(StepTiming timing) {
        return switch (direction) {
            case FORWARD -> new Event.StepApplied(run, target, epoch, number(), title(), timing);
            case BACK -> new Event.StepReverted(run, target, epoch, number(), title(), timing);
        };
    }

    public Event failed(FailureReport report) {
        return new Event.StepFailed(run, target, epoch, number(), direction, title(), report);
    }

    public Event blocked(int attempt, List<Blocker> blockers) {
        return new Event.StepBlocked(run, target, epoch, number(), attempt, blockers);
    }

    @Override
    public String toString() {
        return "step %d of %s, %s (epoch %d)".formatted(number(), run, title(), epoch);
    }
}
