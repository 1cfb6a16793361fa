package dev.onoma.planner.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onoma.events.Alert;
import dev.onoma.events.Blocker;
import dev.onoma.events.DriftKind;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.StepTiming;
import dev.onoma.events.Verdict;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a run was like. All of it comes from the event log, so it can be made at any time and anew, and says the same.
 *
 * @param stages in the order in which the run came to them
 * @param steps that were tried, by number
 * @param benchmarks the latest verdict on each query in each phase
 * @param metrics by name
 */
@Schema(name = "Report")
public record Report(
        Summary summary,
        List<Span> stages,
        BlockedTime blocked,
        List<StepLine> steps,
        List<Check> checks,
        List<DriftLine> drift,
        List<AlertLine> alerts,
        List<OldName> oldNames,
        List<Judgement> benchmarks,
        List<Metric> metrics) {

    /**
     * The run in a few lines.
     *
     * @param stage it is in, such as {@code SOAKING} or {@code ROLLED_BACK}
     * @param reason why it is in that stage; empty where it went as planned
     * @param toldUntil the time of the last event: the report knows nothing later
     * @param tables how many there were before the run
     * @param estimatedRows in them, as PostgreSQL's statistics had it
     * @param restored whether the schema after the rollback has the fingerprint it had before the run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportSummary")
    public record Summary(
            String run,
            String plan,
            String target,
            String stage,
            String reason,
            String approvedBy,
            Instant approvedAt,
            @Nullable String startedBy,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            Instant toldUntil,
            @Nullable Integer tables,
            @Nullable Long estimatedRows,
            @Nullable Boolean restored) {}

    /**
     * How long a run was in a stage.
     *
     * @param until left out for the stage it is in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportStage")
    public record Span(
            String stage,
            Instant from,
            @Nullable Instant until,
            @Nullable Double millis,
            String reason) {}

    /** How long clients can have been kept waiting by steps, those taken back included; milliseconds, by nearest rank. */
    @Schema(name = "ReportBlockedTime")
    public record BlockedTime(
            int transactions, double p50Millis, double p99Millis, double maxMillis, double waitedMillis) {}

    /** What became of a step. */
    @Schema(name = "ReportStepOutcome")
    public enum StepOutcome {
        APPLIED,
        VALIDATED,
        REJECTED,
        FAILED,
        BLOCKED,
        REVERTED
    }

    /**
     * A step that was tried.
     *
     * @param estimatedRows of the relation it touches, by the target's statistics before the run; left out where it touches none
     * @param applied how it went forward, the last time
     * @param reverted how it went back, the last time
     * @param problem what went wrong with it, the last time
     * @param blockers who kept it from its lock, the last time somebody did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportStep")
    public record StepLine(
            int number,
            String title,
            StepOutcome outcome,
            @Nullable Long estimatedRows,
            @Nullable StepTiming applied,
            @Nullable StepTiming reverted,
            @Nullable String problem,
            List<Blocker> blockers) {

        StepLine(
                int number,
                String title,
                StepOutcome outcome,
                @Nullable StepTiming applied,
                @Nullable StepTiming reverted,
                @Nullable String problem,
                List<Blocker> blockers) {
            this(number, title, outcome, null, applied, reverted, problem, blockers);
        }

        StepLine of(@Nullable Long rows) {
            return new StepLine(number, title, outcome, rows, applied, reverted, problem, blockers);
        }
    }

    /**
     * What was looked at as a whole.
     *
     * @param what such as {@code after expand}
     * @param looks how many checks were made; left out where nobody counted
     * @param verdicts the warnings and failures
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportCheck")
    public record Check(
            String what,
            Instant at,
            boolean passed,
            @Nullable Integer looks,
            @Nullable String fingerprint,
            List<Verdict> verdicts) {}

    /** Something that somebody else changed; see {@link dev.onoma.events.Event.DriftDetected}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportDrift")
    public record DriftLine(
            Instant at,
            DriftKind kind,
            Alert.Severity severity,
            String object,
            String expected,
            String seen,
            String summary,
            @Nullable String role,
            @Nullable String application,
            @Nullable String lsn) {}

    /** What an alert did to the run. */
    @Schema(name = "ReportReaction")
    public enum Reaction {
        ROLLED_BACK,
        PAUSED,
        NOTHING
    }

    /**
     * One trouble, however often it was told.
     *
     * @param severity the worst
     * @param raised how often
     * @param resolvedAt the last time, if it was not raised again since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportAlert")
    public record AlertLine(
            String id,
            String kind,
            Alert.Severity severity,
            String source,
            String summary,
            Instant raisedAt,
            int raised,
            @Nullable Instant resolvedAt,
            Reaction ledTo) {}

    /**
     * An old name that was used, or whose uses are counted.
     *
     * @param sightings how often somebody was seen; not how often it was used
     * @param uses how often it was used, as the server counted: rows that were written included; null where nobody counts
     * @param first when it is known to have been used first
     * @param last when somebody was seen last, or the counter was seen to have grown; null for what nobody used
     * @param by roles and applications
     */
    @Schema(name = "ReportOldName")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OldName(
            String relation,
            int sightings,
            @Nullable Long uses,
            @Nullable Instant first,
            @Nullable Instant last,
            List<String> by) {

        /** Whether anybody is known to have used it. */
        public boolean inUse() {
            return last != null;
        }
    }

    /** How a benchmark query did; see {@link dev.onoma.events.Event.BenchmarkJudged}. */
    @Schema(name = "ReportBenchmark")
    public record Judgement(
            String query,
            HealthPhase phase,
            Verdict.Outcome outcome,
            double baselineMillis,
            double millis,
            double changePercent,
            String message,
            Instant at) {}
}
