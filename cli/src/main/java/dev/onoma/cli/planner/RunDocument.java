package dev.onoma.cli.planner;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run, as the planner reports it.
 *
 * @param reason why it is where it is; empty where it went as planned
 * @param steps in the plan's order
 */
public record RunDocument(
        String id,
        String plan,
        String target,
        String stage,
        long epoch,
        String by,
        String reason,
        Progress progress,
        Times times,
        @Nullable OldNames oldNames,
        @Nullable Failure failure,
        @Nullable Blocked blocked,
        List<Step> steps) {

    public RunDocument {
        requireNonNull(id, "id");
        requireNonNull(plan, "plan");
        requireNonNull(target, "target");
        requireNonNull(stage, "stage");
        requireNonNull(progress, "progress");
        requireNonNull(times, "times");
        by = by == null ? "" : by;
        reason = reason == null ? "" : reason;
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** A run in a list, which tells less of it. */
    public record Listing(String id, String plan, String target, String stage, Standing progress) {

        public Listing {
            requireNonNull(id, "id");
            requireNonNull(plan, "plan");
            requireNonNull(target, "target");
            requireNonNull(stage, "stage");
            requireNonNull(progress, "progress");
        }
    }

    /** Of how many old names each use is counted, and of how many somebody is only seen now and then. */
    public record OldNames(int counted, int sampled) {}

    /** How many steps stand, of how many. */
    public record Standing(int applied, int total) {}

    /** The same for each half of the plan, and how many were found right. */
    public record Progress(
            int applied,
            int total,
            int expandApplied,
            int expandTotal,
            int contractApplied,
            int contractTotal,
            int validated) {}

    /** When, and how long in milliseconds. */
    public record Times(
            @Nullable Instant approvedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Double expandMillis,
            @Nullable Double contractMillis,
            @Nullable Double rollbackMillis,
            double waitedMillis,
            double longestHeldMillis) {}

    /** What went wrong. */
    public record Failure(
            String kind,
            @Nullable Integer step,
            @Nullable String title,
            @Nullable String sqlState,
            String message) {

        public Failure {
            requireNonNull(kind, "kind");
            message = message == null ? "" : message;
        }
    }

    /** A step that waits for its lock. */
    public record Blocked(int step, String title, int attempt, Instant since, List<Blocker> blockers) {

        public Blocked {
            requireNonNull(since, "since");
            title = title == null ? "" : title;
            blockers = blockers == null ? List.of() : List.copyOf(blockers);
        }
    }

    /** Who holds the lock. */
    public record Blocker(
            int pid,
            @Nullable String role,
            @Nullable String application,
            long transactionMillis,
            @Nullable String relation) {}

    /**
     * One step of the plan in this run.
     *
     * @param estimatedRows of the relation it touches, by the target's statistics before the run
     */
    public record Step(
            int number,
            String phase,
            String title,
            String state,
            @Nullable Long estimatedRows,
            @Nullable Timing applied,
            @Nullable Timing reverted) {

        public Step {
            requireNonNull(phase, "phase");
            requireNonNull(title, "title");
            requireNonNull(state, "state");
        }
    }

    /** How a step went. */
    public record Timing(Instant committedAt, int attempts, double waitedMillis, double heldMillis) {

        public Timing {
            requireNonNull(committedAt, "committedAt");
        }
    }
}
