package dev.onoma.run.schedule;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.command.Command;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.StepTiming;
import dev.onoma.events.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What an executor does with a command: each in one transaction of the target, answered from the ledger when it comes again. It
 * takes the target's word for the epoch, never the command's.
 */
record Executor(Target target, Faults faults, Witness witness) {

    private static final StepTiming TIMING = new StepTiming(Instant.EPOCH, 1, 0, 0);
    private static final FailureReport FAILURE = new FailureReport("test", "XX000", "It was to fail.");

    List<Event> handle(Command command) {
        return switch (command) {
            case Command.FenceRun c -> fence(c);
            case Command.ApplyStep c -> apply(c);
            case Command.RevertStep c -> revert(c);
            case Command.CloseRun c -> close(c);
            case Command.CaptureBaseline c -> List.of();
            case Command.ValidateRun c -> List.of();
        };
    }

    private List<Event> fence(Command.FenceRun c) {
        if (target.known && c.epoch() < target.epoch) {
            return List.of();
        }
        if (!target.known || c.epoch() > target.epoch) {
            Fingerprint expected = c.expected();
            Violation.unless(target.known || expected != null, "The first fence (%d) expects nothing", c.epoch());
            Violation.unless(
                    expected == null || target.standing().isEmpty(),
                    "Fence %d expects a schema, and steps stand",
                    c.epoch());
            if (expected != null ? faults.preflightFails() : faults.targetRefuses()) {
                return List.of(new Event.PreflightFailed(
                        c.run(), c.target(), c.epoch(), List.of(Verdict.failed("rights", "shop", "None."))));
            }
            target.fence(c.epoch());
        }
        return List.of(new Event.RunFenced(
                c.run(), c.target(), c.epoch(), target.standing().toList()));
    }

    private List<Event> apply(Command.ApplyStep c) {
        int step = c.step().number();
        if (!isCurrent(c)) {
            return List.of();
        }
        if (!target.stands(step)) {
            if (target.halt == null && faults.stepFails()) {
                target.halt = new Target.Halt(step, false);
            }
            if (target.halt != null) {
                return target.halt.equals(new Target.Halt(step, false))
                        ? List.of(failed(c, step, Direction.FORWARD))
                        : List.of();
            }
            witness.forward(c.epoch(), c.step());
            target.forward(c.step());
        }
        return List.of(new Event.StepApplied(c.run(), c.target(), c.epoch(), step, "a step", TIMING));
    }

    private List<Event> revert(Command.RevertStep c) {
        int step = c.step().number();
        if (!isCurrent(c)) {
            return List.of();
        }
        if (target.stands(step)) {
            if (target.halt == null && faults.stepFails()) {
                target.halt = new Target.Halt(step, true);
            }
            if (target.halt != null) {
                return target.halt.equals(new Target.Halt(step, true))
                        ? List.of(failed(c, step, Direction.BACK))
                        : List.of();
            }
            witness.back(c.epoch(), c.step());
            target.back(c.step());
        }
        return List.of(new Event.StepReverted(c.run(), c.target(), c.epoch(), step, "a step", TIMING));
    }

    private List<Event> close(Command.CloseRun c) {
        if (target.known && c.epoch() < target.epoch) {
            return List.of();
        }
        if (!target.closed && faults.targetRefuses()) {
            return List.of(new Event.CloseFailed(c.run(), c.target(), c.epoch(), FAILURE));
        }
        target.close(c.epoch());
        return List.of(new Event.RunClosed(c.run(), c.target(), c.epoch()));
    }

    private boolean isCurrent(Command c) {
        return target.known && !target.closed && c.epoch() == target.epoch;
    }

    private static Event failed(Command c, int step, Direction direction) {
        return new Event.StepFailed(c.run(), c.target(), c.epoch(), step, direction, "a step", FAILURE);
    }
}
