package dev.onoma.executor.target;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.RunId;
import dev.onoma.events.Verdict;
import dev.onoma.executor.preflight.Preflight;
import dev.onoma.executor.step.Failure;
import dev.onoma.executor.step.Failure.WayOut;
import dev.onoma.executor.step.LockPolicy;
import dev.onoma.executor.step.StepOutcome;
import dev.onoma.executor.step.StepTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Works on a target that can be reached: decides what each command comes to, and tells it. */
final class ConfiguredTarget implements TargetWorker {

    private static final Logger LOG = Logger.getLogger(ConfiguredTarget.class);

    private final Target target;
    private final TargetSchema schema;
    private final LockPolicy policy;
    private final ExecutorMetrics metrics;
    private final TargetSession session;
    private final RunLedger ledger;
    private final StepRunner steps;
    private final RunFences fences;

    /** Failed epochs that the target could not be told of. */
    private final Map<RunId, Long> halted = new HashMap<>();

    /** Epochs of runs that were closed before anything was done on the target: it is not touched to write that down. */
    private final Map<RunId, Long> closed = new HashMap<>();

    ConfiguredTarget(
            Target target, TargetSchema schema, LockPolicy policy, Preflight preflight, ExecutorMetrics metrics) {
        this.target = target;
        this.schema = schema;
        this.policy = policy;
        this.metrics = metrics;
        this.session = new TargetSession(target);
        this.ledger = new RunLedger(session);
        this.steps = new StepRunner(session, ledger, policy);
        this.fences = new RunFences(session, ledger, schema, policy, preflight);
    }

    @Override
    public void handle(Command command, Consumer<Event> publish) throws InterruptedException {
        switch (command) {
            case Command.FenceRun fence -> fence(fence, publish);
            case Command.ApplyStep apply -> take(StepTask.of(apply), publish);
            case Command.RevertStep revert -> take(StepTask.of(revert), publish);
            case Command.CloseRun close -> close(close, publish);
            case Command.CaptureBaseline forValidator -> {}
            case Command.ValidateRun forValidator -> {}
        }
    }

    private void fence(Command.FenceRun command, Consumer<Event> publish) throws InterruptedException {
        if (closed.getOrDefault(command.run(), Long.MIN_VALUE) >= command.epoch()) {
            publish.accept(new Event.RunFenced(command.run(), command.target(), command.epoch(), List.of()));
            return;
        }
        try {
            List<Event> told = fences.fence(command);
            if (told.isEmpty()) {
                skip(command, "a newer epoch rules the run");
            }
            told.forEach(publish);
        } catch (TargetFailure e) {
            refuse(command, Failure.report("fence " + command.run(), e.failure(), wayOut(command)), publish);
        } catch (RuntimeException defect) {
            session.discard();
            refuse(command, defectIn("fence " + command.run(), defect, wayOut(command)), publish);
        }
    }

    /** Before its first fence nothing was changed; later ones are refused to a run that then needs an operator. */
    private static WayOut wayOut(Command.FenceRun command) {
        return command.expected() == null ? WayOut.ROLL_BACK_AGAIN : WayOut.START_AGAIN;
    }

    private void refuse(Command.FenceRun command, FailureReport report, Consumer<Event> publish) {
        Verdict verdict = Verdict.failed(report.kind(), target.name(), report.message());
        LOG.warnf("%s is refused: %s", command.run(), report.message());
        publish.accept(new Event.PreflightFailed(command.run(), command.target(), command.epoch(), List.of(verdict)));
    }

    private void take(StepTask task, Consumer<Event> publish) throws InterruptedException {
        if (halted.getOrDefault(task.run(), Long.MIN_VALUE) >= task.epoch()) {
            skip(task, "the run is halted");
            return;
        }
        switch (outcome(task, publish)) {
            case StepOutcome.Taken taken -> {
                LOG.infof(
                        "%s: done in %.1f ms, waited %.1f ms",
                        task, taken.timing().heldMillis(), taken.timing().waitedMillis());
                metrics.taken(target, task, taken.timing());
                publish.accept(task.taken(taken.timing()));
            }
            case StepOutcome.Failed failed -> {
                LOG.errorf("%s: %s", task, failed.report().message());
                metrics.failed(target, failed.report());
                if (!failed.knownToTarget()) {
                    halted.put(task.run(), task.epoch());
                }
                publish.accept(task.failed(failed.report()));
            }
            case StepOutcome.Skipped skipped -> skip(task, skipped.why());
        }
    }

    private StepOutcome outcome(StepTask task, Consumer<Event> publish) throws InterruptedException {
        try {
            Persistent.doing(session, policy, policy.giveUpAfter(), () -> schema.ensure(target));
            return steps.take(task, publish);
        } catch (TargetFailure e) {
            return new StepOutcome.Failed(Failure.report(task.title(), e.failure(), task.wayOut()), false);
        } catch (RuntimeException defect) {
            session.discard();
            return new StepOutcome.Failed(defectIn(task.title(), defect, task.wayOut()), false);
        }
    }

    private void close(Command.CloseRun command, Consumer<Event> publish) throws InterruptedException {
        try {
            switch (Persistent.asking(session, policy, () -> ledger.close(command))) {
                case CLOSED -> publish.accept(closed(command));
                case NOTHING_THERE -> {
                    closed.put(command.run(), command.epoch());
                    publish.accept(closed(command));
                }
                case STALE -> skip(command, "a newer epoch rules the run");
            }
        } catch (TargetFailure e) {
            notClosed(command, Failure.report("close " + command.run(), e.failure(), WayOut.RESUME), publish);
        } catch (RuntimeException defect) {
            session.discard();
            notClosed(command, defectIn("close " + command.run(), defect, WayOut.RESUME), publish);
        }
    }

    private static void notClosed(Command.CloseRun command, FailureReport report, Consumer<Event> publish) {
        LOG.errorf("%s", report.message());
        publish.accept(new Event.CloseFailed(command.run(), command.target(), command.epoch(), report));
    }

    private static Event closed(Command.CloseRun command) {
        return new Event.RunClosed(command.run(), command.target(), command.epoch());
    }

    private void skip(Object what, String why) {
        metrics.skipped(target);
        LOG.infof("Skipped %s: %s", what, why);
    }

    private FailureReport defectIn(String what, RuntimeException defect, WayOut wayOut) {
        LOG.errorf(defect, "Target %s: defect in: %s", target.name(), what);
        return Failure.report(
                what, new Failure.Final(Failure.Cause.UNEXPECTED, null, String.valueOf(defect.getMessage())), wayOut);
    }

    @Override
    public void close() {
        session.close();
    }
}
