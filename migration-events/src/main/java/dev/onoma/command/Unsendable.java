package dev.onoma.command;

import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.Verdict;
import java.util.List;

/** What a command comes to that cannot be sent: nobody but its sender can answer it, and its run must not wait for ever. */
public final class Unsendable {

    private static final String KIND = "message-too-large";

    private Unsendable() {}

    /**
     * The answer, as executor or validator would give it where they cannot do what is asked.
     *
     * @param reason why it cannot be sent, and what to do
     */
    public static Event answer(Command command, String reason) {
        FailureReport failure = new FailureReport(KIND, null, reason);
        List<Verdict> verdicts = List.of(Verdict.failed(KIND, command.target(), reason));
        return switch (command) {
            case Command.FenceRun c -> new Event.PreflightFailed(c.run(), c.target(), c.epoch(), verdicts);
            case Command.CaptureBaseline c -> new Event.PreflightFailed(c.run(), c.target(), c.epoch(), verdicts);
            case Command.ApplyStep c ->
                new Event.StepFailed(
                        c.run(),
                        c.target(),
                        c.epoch(),
                        c.step().number(),
                        Direction.FORWARD,
                        c.step().step().title(),
                        failure);
            case Command.RevertStep c ->
                new Event.StepFailed(
                        c.run(),
                        c.target(),
                        c.epoch(),
                        c.step().number(),
                        Direction.BACK,
                        c.step().step().title(),
                        failure);
            case Command.ValidateRun c ->
                new Event.ValidationImpossible(c.run(), c.target(), c.epoch(), c.stage(), verdicts);
            case Command.CloseRun c -> new Event.CloseFailed(c.run(), c.target(), c.epoch(), failure);
        };
    }
}
