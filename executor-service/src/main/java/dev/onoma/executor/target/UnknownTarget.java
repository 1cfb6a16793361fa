package dev.onoma.executor.target;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.Verdict;
import dev.onoma.executor.step.Failure;
import dev.onoma.executor.step.StepTask;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Answers for a target that the executor has no configuration of. */
record UnknownTarget(String name, Set<String> known) implements TargetWorker {

    @Override
    public void handle(Command command, Consumer<Event> publish) {
        switch (command) {
            case Command.FenceRun fence ->
                publish.accept(new Event.PreflightFailed(
                        fence.run(),
                        name,
                        fence.epoch(),
                        List.of(Verdict.failed(
                                "target",
                                name,
                                said() + " " + Failure.Cause.NOT_CONFIGURED.advice(Failure.WayOut.START_AGAIN)))));
            case Command.ApplyStep apply -> fail(StepTask.of(apply), publish);
            case Command.RevertStep revert -> fail(StepTask.of(revert), publish);
            // Nothing was ever done there, so it is free.
            case Command.CloseRun close -> publish.accept(new Event.RunClosed(close.run(), name, close.epoch()));
            case Command.CaptureBaseline forValidator -> {}
            case Command.ValidateRun forValidator -> {}
        }
    }

    private void fail(StepTask task, Consumer<Event> publish) {
        FailureReport report = Failure.report(
                task.title(), new Failure.Final(Failure.Cause.NOT_CONFIGURED, null, said()), task.wayOut());
        publish.accept(task.failed(report));
    }

    private String said() {
        return "The executor knows no target \"%s\", only %s.".formatted(name, known);
    }

    @Override
    public void close() {}
}
