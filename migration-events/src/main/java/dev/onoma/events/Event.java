package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.plan.PlanId;
import java.time.Instant;
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

    /**
     * What belongs to one epoch of its run: it means nothing to a run in another one. So what comes late, twice, or from somebody who
     * has not heard of the latest change of direction does no harm.
     */
    sealed interface InEpoch extends Event {

        long epoch();
    }

    /** What somebody asks of a run, in the epoch in which they saw it; accepting it begins the next one. */
    sealed interface Request extends InEpoch {

        String by();
    }

    // ---- what operators and alerts ask for; published by the planner

    /** A plan may be run; the run exists from here on. */
    record PlanApproved(RunId run, String target, PlanId plan, String by, List<String> acknowledged) implements Event {

        public PlanApproved {
            acknowledged = List.copyOf(acknowledged);
        }
    }

    record StartRequested(RunId run, String target, long epoch, String by) implements Request {}

    record PauseRequested(RunId run, String target, long epoch, String by, String reason) implements Request {}

    record ResumeRequested(RunId run, String target, long epoch, String by) implements Request {}

    /**
     * @param forced although old names are still in use
     */
    record ContractRequested(RunId run, String target, long epoch, String by, boolean forced) implements Request {}

    record RollbackRequested(RunId run, String target, long epoch, RollbackScope scope, String by, String reason)
            implements Request {}

    /** The run went from one stage of its life to another; the names are those of {@code dev.onoma.run.Stage}. */
    record StageChanged(RunId run, String target, long epoch, String from, String to, String reason)
            implements InEpoch {}

    // ---- published by the executor

    /**
     * The target knows the epoch; everything older is refused from here on.
     *
     * @param applied the numbers of the steps that stand, read from the ledger in the same transaction
     */
    record RunFenced(RunId run, String target, long epoch, List<Integer> applied) implements InEpoch {

        public RunFenced {
            applied = List.copyOf(applied);
        }
    }

    /** The run cannot begin; nothing was changed. */
    record PreflightFailed(RunId run, String target, long epoch, List<Verdict> verdicts) implements InEpoch {}

    record StepApplied(RunId run, String target, long epoch, int step, String title, StepTiming timing)
            implements InEpoch {}

    record StepReverted(RunId run, String target, long epoch, int step, String title, StepTiming timing)
            implements InEpoch {}

    /** The step changed nothing, and the target refuses further steps of this epoch. */
    record StepFailed(
            RunId run, String target, long epoch, int step, Direction direction, String title, FailureReport failure)
            implements InEpoch {}

    /** The step still waits for its lock. */
    record StepBlocked(RunId run, String target, long epoch, int step, int attempt, List<Blocker> blockers)
            implements InEpoch {}

    /** The target is free for another run. */
    record RunClosed(RunId run, String target, long epoch) implements InEpoch {}

    // ---- published by the validator

    record BaselineCaptured(
            RunId run, String target, long epoch, Fingerprint fingerprint, int tables, long estimatedRows)
            implements InEpoch {}

    record StepValidated(RunId run, String target, long epoch, int step) implements InEpoch {}

    record StepRejected(RunId run, String target, long epoch, int step, List<Verdict> verdicts) implements InEpoch {}

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
            implements InEpoch {}

    // ---- published by the monitor

    /**
     * Somebody was seen using an old name through its compatibility view.
     *
     * @param at when
     */
    record OldNameUsed(
            RunId run,
            String target,
            String relation,
            @Nullable String role,
            @Nullable String application,
            Instant at) implements Event {}
}
