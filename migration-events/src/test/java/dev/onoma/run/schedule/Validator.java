package dev.onoma.run.schedule;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.command.Command;
import dev.onoma.command.CommandId;
import dev.onoma.events.Event;
import dev.onoma.events.Verdict;
import dev.onoma.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a validator does: it looks at the target as it is by the time it comes to a command, and keeps its answers. */
final class Validator {

    private static final Fingerprint OTHER = new Fingerprint("cd".repeat(32));
    private static final List<Verdict> WRONG = List.of(Verdict.failed("rows", "shop", "Some are missing."));

    private final Target target;
    private final Plan plan;
    private final Faults faults;
    private final Map<CommandId, Event> baselines = new HashMap<>();

    Validator(Target target, Plan plan, Faults faults) {
        this.target = target;
        this.plan = plan;
        this.faults = faults;
    }

    List<Event> handle(Command command) {
        return switch (command) {
            case Command.CaptureBaseline c -> List.of(baselines.computeIfAbsent(CommandId.of(c), id -> captured(c)));
            case Command.ValidateRun c -> List.of(validated(c));
            case Command.FenceRun c -> List.of();
            case Command.ApplyStep c -> List.of();
            case Command.RevertStep c -> List.of();
            case Command.CloseRun c -> List.of();
        };
    }

    Event look(Event.StepApplied e) {
        return faults.validatorRejects()
                ? new Event.StepRejected(e.run(), e.target(), e.epoch(), e.step(), WRONG)
                : new Event.StepValidated(e.run(), e.target(), e.epoch(), e.step());
    }

    private Event captured(Command.CaptureBaseline c) {
        Violation.unless(target.holds(Map.of()), "A baseline is taken of a target that was changed already");
        Fingerprint found = faults.validatorRejects() ? OTHER : plan.fingerprint();
        return new Event.BaselineCaptured(c.run(), c.target(), c.epoch(), found, 1, 1);
    }

    private Event validated(Command.ValidateRun c) {
        if (faults.validatorIsBlind()) {
            return new Event.ValidationImpossible(c.run(), c.target(), c.epoch(), c.stage(), WRONG);
        }
        Map<Integer, String> expected = target.predicted(c.standing().stream()
                .map(number -> plan.step(number).orElseThrow())
                .toList());
        boolean passed = target.holds(expected) && !faults.validatorRejects();
        return new Event.RunValidated(
                c.run(), c.target(), c.epoch(), c.stage(), passed, plan.fingerprint(), 1, passed ? List.of() : WRONG);
    }
}
