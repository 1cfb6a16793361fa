package dev.onoma.planner.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onoma.events.Blocker;
import dev.onoma.events.StepTiming;
import dev.onoma.events.Verdict;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a run.
 *
 * @param stage the name of its {@link dev.onoma.run.Stage}
 * @param epoch grows by one with every change of direction
 * @param by who gave it its direction
 * @param reason why it is where it is, such as what rolled it back; empty where it went as planned
 * @param oldNames how the use of the names that go away is known
 * @param failure the last thing that went wrong
 * @param blocked the step that waits for its lock, and who holds it
 * @param steps in the plan's order; left out of lists of runs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Run")
public record RunReport(
        String id,
        String plan,
        String target,

        @Schema(
                examples = "SOAKING",
                description = "APPROVED, BASELINING, EXPANDING, VALIDATING, SOAKING, CONTRACTING, COMPLETED, PAUSED,"
                        + " ROLLING_BACK, ROLLED_BACK or NEEDS_OPERATOR")
        String stage,

        long epoch,
        String by,
        String reason,
        Progress progress,
        Times times,
        OldNames oldNames,
        @Nullable Failure failure,
        @Nullable Blocked blocked,
        @Nullable List<StepReport> steps) {

    /**
     * How many steps stand, of how many; the same for each half of the plan.
     *
     * @param validated how many of the standing steps the validator has found right
     */
    @Schema(name = "RunProgress")
    public record Progress(
            int applied,
            int total,
            int expandApplied,
            int expandTotal,
            int contractApplied,
            int contractTotal,
            int validated) {

        static Progress of(RunState state, int validated) {
            // Steps are numbered over both phases, and expand comes first.
            int expand = (int) state.applied()
                    .ascending()
                    .filter(number -> number <= state.expandSteps())
                    .count();
            int applied = state.applied().size();
            return new Progress(
                    applied,
                    state.expandSteps() + state.contractSteps(),
                    expand,
                    state.expandSteps(),
                    applied - expand,
                    state.contractSteps(),
                    validated);
        }
    }

    /**
     * When, and how long; what has not happened yet is left out.
     *
     * @param expandMillis from the first step to the validated end of expand
     * @param contractMillis the same of contract
     * @param rollbackMillis from the decision to roll back to its validated end; of the last rollback
     * @param waitedMillis that all steps spent waiting for locks without holding any
     * @param longestHeldMillis the longest time that clients can have been kept waiting by one step
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RunTimes")
    public record Times(
            @Nullable Instant approvedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Double expandMillis,
            @Nullable Double contractMillis,
            @Nullable Double rollbackMillis,
            double waitedMillis,
            double longestHeldMillis) {}

    /**
     * Of how many old names each use is counted, and of how many somebody is only seen now and then.
     *
     * @param sampled nobody seen is no proof that nobody uses them
     */
    @Schema(name = "RunOldNames")
    public record OldNames(
            int counted,

            @Schema(description = "Whose use is only sampled: they are not proven unused, whoever was seen")
            int sampled) {

        static OldNames of(Plan plan) {
            List<CompatibilityView> views = plan.steps().stream()
                    .map(PlannedStep::step)
                    .filter(RenameRelation.class::isInstance)
                    .map(RenameRelation.class::cast)
                    .flatMap(rename -> rename.change().members().stream())
                    .map(Member::view)
                    .filter(Objects::nonNull)
                    .toList();
            int counted =
                    (int) views.stream().filter(view -> view.probe() != null).count();
            return new OldNames(counted, views.size() - counted);
        }
    }

    /**
     * What went wrong.
     *
     * @param kind of failure, such as {@code lock-not-available}, {@code rejected} or {@code preflight}
     * @param step its number; left out where it concerns the whole run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RunFailure")
    public record Failure(
            String kind,
            @Nullable Integer step,
            @Nullable String title,
            @Nullable String sqlState,
            String message,
            List<Verdict> verdicts) {}

    /** A step that waits for its lock. */
    @Schema(name = "RunBlocked")
    public record Blocked(int step, String title, int attempt, Instant since, List<Blocker> blockers) {}

    /**
     * One step of the plan in this run.
     *
     * @param estimatedRows of the relation it touches, by the target's statistics before the run; left out where it touches none or
     *     nobody has looked yet
     * @param applied how it went forward, the last time
     * @param reverted how it went back, the last time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RunStep")
    public record StepReport(
            int number,
            Phase phase,
            String title,
            StepState state,
            @Nullable Long estimatedRows,
            @Nullable StepTiming applied,
            @Nullable StepTiming reverted) {}

    /** Where a step is. */
    public enum StepState {
        PENDING,
        BLOCKED,
        APPLIED,
        VALIDATED,
        FAILED,
        REVERTED
    }

    /** For lists. */
    RunReport withoutSteps() {
        return new RunReport(
                id, plan, target, stage, epoch, by, reason, progress, times, oldNames, failure, blocked, null);
    }
}
