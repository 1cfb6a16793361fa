package dev.onoma.run;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.command.Command;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which commands a state implies. */
record Outstanding(Plan plan) {

    List<Command> of(RunState state) {
        return switch (state.stage()) {
            case Stage.Baselining stage -> beginning(state, stage);
            case Stage.Fenced stage -> stage.fenced() ? inside(state, stage) : List.of(fence(state));
            case Stage.Validating stage -> List.of(validate(state, stage.after()));
            case Stage.Ended stage -> stage.closing() == Stage.Closing.WANTED ? List.of(close(state)) : List.of();
            case Stage.Approved stage -> List.of();
            case Stage.Soaking stage -> List.of();
        };
    }

    private List<Command> inside(RunState state, Stage.Fenced stage) {
        return switch (stage) {
            case Stage.Baselining s -> beginning(state, s);
            case Stage.Expanding s -> forward(state, Phase.EXPAND);
            case Stage.Contracting s -> forward(state, Phase.CONTRACT);
            case Stage.Paused s -> List.of();
            case Stage.NeedsOperator s -> List.of();
            case Stage.RollingBack s ->
                s.progress() == Stage.Undoing.VALIDATING ? List.of(validate(state, s.goal())) : back(state, s.scope());
        };
    }

    /** Whether the target takes the run, and what is there, are two questions to two services: they are asked at the same time. */
    private List<Command> beginning(RunState state, Stage.Baselining stage) {
        List<Command> commands = new ArrayList<>();
        if (!stage.fenced()) {
            commands.add(fence(state));
        }
        if (!stage.captured()) {
            commands.add(new Command.CaptureBaseline(state.run(), state.target(), state.epoch(), plan.id()));
        }
        return commands;
    }

    private List<Command> forward(RunState state, Phase phase) {
        return steps(state, new StepOrder(plan).missing(state, phase).ascending())
                .<Command>map(step -> new Command.ApplyStep(state.run(), state.target(), state.epoch(), step))
                .toList();
    }

    private List<Command> back(RunState state, RollbackScope scope) {
        return steps(state, new StepOrder(plan).toUndo(state, scope).descending())
                .<Command>map(step -> new Command.RevertStep(state.run(), state.target(), state.epoch(), step))
                .toList();
    }

    private Stream<PlannedStep> steps(RunState state, IntStream numbers) {
        return numbers.limit(state.window())
                .mapToObj(number -> plan.step(number).orElseThrow());
    }

    private Command fence(RunState state) {
        // Until a baseline exists it may be the first fence that arrives, so the target makes its checks.
        @Nullable Fingerprint expected = state.baselined() ? null : plan.fingerprint();
        @Nullable Touched touched = expected == null ? null : Touched.by(plan);
        return new Command.FenceRun(
                state.run(), state.target(), state.epoch(), plan.id(), expected, touched, state.by());
    }

    private static Command validate(RunState state, ValidationStage stage) {
        return new Command.ValidateRun(
                state.run(),
                state.target(),
                state.epoch(),
                state.plan(),
                stage,
                state.applied().toList());
    }

    private static Command close(RunState state) {
        return new Command.CloseRun(
                state.run(), state.target(), state.epoch(), state.stage().name());
    }
}
