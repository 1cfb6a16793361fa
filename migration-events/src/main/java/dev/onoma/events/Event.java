package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.plan.PlanId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a run. The name of the kind is the CloudEvents type without the prefix {@code dev.onoma.}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.PlanApproved.class, name = "plan-approved"),
    @JsonSubTypes.Type(value = Event.StartRequested.class, name = "start-requested"),
    @JsonSubTypes.Type(value = Event.PauseRequested.class, name = "pause-requested"),
    @JsonSubTypes.Type(value = Event.ResumeRequested.class, name = "resume-requested"),
    @JsonSubTypes.Type(value = Event.ContractRequested.class, name = "contract-requested"),
    @JsonSubTypes.Type(value = Event.RollbackRequested.class, name = "rollback-requested"),
    @JsonSubTypes.Type(value = Event.StageChanged.class, name = "stage-changed"),
    @JsonSubTypes.Type(value = Event.RunFenced.class, name = "run-fenced"),
    @JsonSubTypes.Type(value = Event.PreflightFailed.class, name = "preflight-failed"),
    @JsonSubTypes.Type(value = Event.StepApplied.class, name = "step-applied"),
    @JsonSubTypes.Type(value = Event.StepReverted.class, name = "step-reverted"),
    @JsonSubTypes.Type(value = Event.StepFailed.class, name = "step-failed"),
    @JsonSubTypes.Type(value = Event.StepBlocked.class, name = "step-blocked"),
    @JsonSubTypes.Type(value = Event.RunClosed.class, name = "run-closed"),
    @JsonSubTypes.Type(value = Event.BaselineCaptured.class, name = "baseline-captured"),
    @JsonSubTypes.Type(value = Event.StepValidated.class, name = "step-validated"),
    @JsonSubTypes.Type(value = Event.StepRejected.class, name = "step-rejected"),
    @JsonSubTypes.Type(value = Event.RunValidated.class, name = "run-validated"),
    @JsonSubTypes.Type(value = Event.OldNameUsed.class, name = "old-name-used"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Event {

    RunId run();

    String target();

    // ---- what operators and alerts ask for; published by the planner

    /** A plan may be run; the run exists from here on. */
    record PlanApproved(RunId run, String target, PlanId plan, String by, List<String> acknowledged) implements Event {}

    record StartRequested(RunId run, String target, String by) implements Event {}

    record PauseRequested(RunId run, String target, String by, String reason) implements Event {}

    record ResumeRequested(RunId run, String target, String by) implements Event {}

    /**
     * @param forced although old names are still in use
     */
    record ContractRequested(RunId run, String target, String by, boolean forced) implements Event {}

    record RollbackRequested(RunId run, String target, RollbackScope scope, String by, String reason) implements Event {}

    /** The run went from one stage of its life to another; the names are those of {@code dev.onoma.run.Stage}. */
    record StageChanged(RunId run, String target, long epoch, String from, String to, String reason) implements Event {}

    // ---- published by the executor

    /**
     * The target knows the epoch; everything older is refused from here on.
     *
     * @param applied the numbers of the steps that stand, read from the ledger in the same transaction
     */
    record RunFenced(RunId run, String target, long epoch, List<Integer> applied) implements Event {}

    /** The run cannot begin; nothing was changed. */
    record PreflightFailed(RunId run, String target, long epoch, List<Verdict> verdicts) implements Event {}

    record StepApplied(RunId run, String target, long epoch, int step, String title, StepTiming timing) implements Event {}

    record StepReverted(RunId run, String target, long epoch, int step, String title, StepTiming timing)
            implements Event {}

    /** The step changed nothing, and the target refuses further steps of this epoch. */
    record StepFailed(
            RunId run, String target, long epoch, int step, Direction direction, String title, FailureReport failure)
            implements Event {}

    /** The step still waits for its lock. */
    record StepBlocked(RunId run, String target, long epoch, int step, int attempt, List<Blocker> blockers)
            implements Event {}

    /** The target is free for another run. */
    record RunClosed(RunId run, String target, long epoch) implements Event {}

    // ---- published by the validator

    record BaselineCaptured(
            RunId run, String target, long epoch, Fingerprint fingerprint, int tables, long estimatedRows)
            implements Event {}

    record StepValidated(RunId run, String target, long epoch, int step) implements Event {}

    record StepRejected(RunId run, String target, long epoch, int step, List<Verdict> verdicts) implements Event {}

    /**
     * @param passed whether no verdict is a failure
     * @param verdicts the failures and warnings; the whole report is kept by the validator
     */
    record RunValidated(
            RunId run,
            String target,
            long epoch,
            ValidationStage stage,
            boolean passed,
            Fingerprint fingerprint,
            int checks,
            List<Verdict> verdicts)
            implements Event {}

    // ---- published by the monitor

    /** Somebody was seen using an old name through its compatibility view. */
    record OldNameUsed(
            RunId run, String target, String relation, @Nullable String role, @Nullable String application)
            implements Event {}
}
