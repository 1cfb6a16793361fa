package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.plan.PlanId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    @JsonSubTypes.Type(value = Event.TargetReleased.class, name = "target-released"),
    @JsonSubTypes.Type(value = Event.StageChanged.class, name = "stage-changed"),
    @JsonSubTypes.Type(value = Event.RunFenced.class, name = "run-fenced"),
    @JsonSubTypes.Type(value = Event.PreflightPassed.class, name = "preflight-passed"),
    @JsonSubTypes.Type(value = Event.PreflightFailed.class, name = "preflight-failed"),
    @JsonSubTypes.Type(value = Event.StepApplied.class, name = "step-applied"),
    @JsonSubTypes.Type(value = Event.StepReverted.class, name = "step-reverted"),
    @JsonSubTypes.Type(value = Event.StepFailed.class, name = "step-failed"),
    @JsonSubTypes.Type(value = Event.StepBlocked.class, name = "step-blocked"),
    @JsonSubTypes.Type(value = Event.RunClosed.class, name = "run-closed"),
    @JsonSubTypes.Type(value = Event.CloseFailed.class, name = "close-failed"),
    @JsonSubTypes.Type(value = Event.BaselineCaptured.class, name = "baseline-captured"),
    @JsonSubTypes.Type(value = Event.StepValidated.class, name = "step-validated"),
    @JsonSubTypes.Type(value = Event.StepRejected.class, name = "step-rejected"),
    @JsonSubTypes.Type(value = Event.RunValidated.class, name = "run-validated"),
    @JsonSubTypes.Type(value = Event.ValidationImpossible.class, name = "validation-impossible"),
    @JsonSubTypes.Type(value = Event.OldNameUsed.class, name = "old-name-used"),
    @JsonSubTypes.Type(value = Event.OldNamesCounted.class, name = "old-names-counted"),
    @JsonSubTypes.Type(value = Event.HealthSampled.class, name = "health-sampled"),
    @JsonSubTypes.Type(value = Event.BenchmarkJudged.class, name = "benchmark-judged"),
    @JsonSubTypes.Type(value = Event.DriftDetected.class, name = "drift-detected"),
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

    /** What somebody saw and tells, at a time of his clock; by itself it changes nothing about the run. */
    sealed interface Observed extends Event {

        Instant at();
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

    /**
     * Nobody has to watch the target for this run any more, which does not hold it: what was made there for watching goes. It counts until the
     * run is in another epoch.
     */
    record TargetReleased(RunId run, String target, long epoch, String by) implements InEpoch {}

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

    /**
     * The run can begin; told before its first fence (R3).
     *
     * @param verdicts of all checks, none of them a failure
     */
    record PreflightPassed(RunId run, String target, long epoch, List<Verdict> verdicts) implements InEpoch {

        public PreflightPassed {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** The run cannot begin; nothing was changed. */
    record PreflightFailed(RunId run, String target, long epoch, List<Verdict> verdicts) implements InEpoch {}

    record StepApplied(RunId run, String target, long epoch, int step, String title, StepTiming timing)
            implements InEpoch {}

    record StepReverted(RunId run, String target, long epoch, int step, String title, StepTiming timing)
            implements InEpoch {}

    /**
     * The target refuses further steps of this epoch. The step changed nothing, unless the failure is of the kind {@code
     * outcome-unknown}: then the next fence tells.
     */
    record StepFailed(
            RunId run, String target, long epoch, int step, Direction direction, String title, FailureReport failure)
            implements InEpoch {}

    /** The step still waits for its lock. */
    record StepBlocked(RunId run, String target, long epoch, int step, int attempt, List<Blocker> blockers)
            implements InEpoch {}

    /** The target is free for another run. */
    record RunClosed(RunId run, String target, long epoch) implements InEpoch {}

    /** The target could not be set free; the run is at its end nevertheless. */
    record CloseFailed(RunId run, String target, long epoch, FailureReport failure) implements InEpoch {}

    // ---- published by the validator

    /**
     * What every later check is held against is written down.
     *
     * @param estimatedRows of all tables, by the target's statistics
     * @param stepRows the same of the relation that a step touches, by the step's number; steps that touch none are left out
     */
    record BaselineCaptured(
            RunId run,
            String target,
            long epoch,
            Fingerprint fingerprint,
            int tables,
            long estimatedRows,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Integer, Long> stepRows)
            implements InEpoch {

        public BaselineCaptured {
            stepRows = stepRows == null ? Map.of() : Map.copyOf(stepRows);
        }

        public BaselineCaptured(
                RunId run, String target, long epoch, Fingerprint fingerprint, int tables, long estimatedRows) {
            this(run, target, epoch, fingerprint, tables, estimatedRows, Map.of());
        }
    }

    record StepValidated(RunId run, String target, long epoch, int step) implements InEpoch {}

    record StepRejected(RunId run, String target, long epoch, int step, List<Verdict> verdicts) implements InEpoch {}

    /**
     * @param passed whether no verdict is a failure
     * @param verdicts the failures and warnings; the whole report is kept by the validator
     * @param ownUses how often the validator itself used old names that are counted, by the OID of what counts; null where it used none
     */
    record RunValidated(
            RunId run,
            String target,
            long epoch,
            ValidationStage stage,
            boolean passed,
            Fingerprint fingerprint,
            int checks,
            List<Verdict> verdicts,
            @Nullable Map<String, Long> ownUses)
            implements InEpoch {

        public RunValidated {
            ownUses = ownUses == null ? null : Map.copyOf(ownUses);
        }

        /** The same where no old name was used. */
        public RunValidated(
                RunId run,
                String target,
                long epoch,
                ValidationStage stage,
                boolean passed,
                Fingerprint fingerprint,
                int checks,
                List<Verdict> verdicts) {
            this(run, target, epoch, stage, passed, fingerprint, checks, verdicts, null);
        }
    }

    /**
     * Nobody can say whether the run is as it must be: the validator could not look.
     *
     * @param verdicts why
     */
    record ValidationImpossible(RunId run, String target, long epoch, ValidationStage stage, List<Verdict> verdicts)
            implements InEpoch {

        public ValidationImpossible {
            verdicts = List.copyOf(verdicts);
        }
    }

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
            Instant at) implements Observed {}

    /**
     * What the server has counted of the uses of old names; told of all that it counts when the monitor begins to look, then of those
     * that were used since. An old name that is never in it is sampled only.
     *
     * @param at when the counters were read; uses reach them up to ten seconds late
     */
    record OldNamesCounted(RunId run, String target, List<UseCounter> counters, Instant at) implements Observed {

        public OldNamesCounted {
            counters = List.copyOf(counters);
        }
    }

    /**
     * How a target and its applications were, in numbers.
     *
     * @param metrics by the name of the figure, such as {@code connections}, {@code cache-hit-percent},
     *     {@code probe.checkout.millis} or {@code benchmark.open-orders.millis}; the last part of the name is the unit where it has one
     */
    record HealthSampled(RunId run, String target, HealthPhase phase, Instant at, Map<String, Double> metrics)
            implements Observed {

        public HealthSampled {
            metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
        }
    }

    /**
     * How long a benchmark query takes, compared with its own baseline (R11); told when the verdict changes and when the run ends.
     *
     * @param baselineMillis the median before the run
     * @param spreadMillis the median absolute deviation from it before the run
     * @param millis the median of the latest executions
     * @param changePercent how much longer that is than the baseline; negative when it is shorter
     * @param message what was found, by which rule
     */
    record BenchmarkJudged(
            RunId run,
            String target,
            HealthPhase phase,
            String query,
            Verdict.Outcome outcome,
            double baselineMillis,
            double spreadMillis,
            double millis,
            double changePercent,
            String message,
            Instant at)
            implements Observed {}

    /**
     * Somebody else than Onoma changed what has to stay as it is (R9, R10).
     *
     * @param object kind and name
     * @param expected what has to be there
     * @param seen what is there, or what happened
     * @param role who did it; null where PostgreSQL does not tell, as with rows and with what a comparison of catalogues found
     * @param application the {@code application_name} of the session, which anybody can choose
     * @param lsn where in the target's write-ahead log; null where a comparison of catalogues found it
     * @param at when it was committed; where it was found by a comparison, when that was
     */
    record DriftDetected(
            RunId run,
            String target,
            DriftKind kind,
            String object,
            Alert.Severity severity,
            String expected,
            String seen,
            String summary,
            @Nullable String role,
            @Nullable String application,
            @Nullable String lsn,
            Instant at)
            implements Observed {}
}
