package dev.onoma.planner.run;

import dev.onoma.events.StepTiming;
import dev.onoma.planner.run.RunReport.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a run came to its stages, and how long its phases took. */
final class StageTimes {

    private static final double MICROS_PER_MILLI = 1_000.0;

    private @Nullable Instant approvedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable Instant expandBegan;
    private @Nullable Instant contractBegan;
    private @Nullable Instant rollbackBegan;
    private @Nullable Double expandMillis;
    private @Nullable Double contractMillis;
    private @Nullable Double rollbackMillis;

    void approved(Instant at) {
        approvedAt = at;
    }

    void started(Instant at) {
        startedAt = at;
    }

    /** The names are those of {@link dev.onoma.run.Stage#name()}. */
    void changed(String stage, Instant at) {
        boolean last = stage.equals("COMPLETED") || stage.equals("ROLLED_BACK") || stage.equals("NEEDS_OPERATOR");
        finishedAt = last ? at : null;
        switch (stage) {
            // A pause belongs to the phase it interrupts.
            case "EXPANDING" -> expandBegan = expandBegan == null ? at : expandBegan;
            case "CONTRACTING" -> contractBegan = contractBegan == null ? at : contractBegan;
            case "ROLLING_BACK" -> rollbackBegan = rollbackBegan == null ? at : rollbackBegan;
            case "SOAKING", "COMPLETED", "ROLLED_BACK", "NEEDS_OPERATOR" -> ended(stage, at);
            default -> {}
        }
    }

    private void ended(String stage, Instant at) {
        if (rollbackBegan != null) {
            rollbackMillis = millis(rollbackBegan, at);
            rollbackBegan = null;
            contractBegan = null;
        } else if (stage.equals("SOAKING") && expandBegan != null) {
            expandMillis = millis(expandBegan, at);
        } else if (stage.equals("COMPLETED") && contractBegan != null) {
            contractMillis = millis(contractBegan, at);
            contractBegan = null;
        }
    }

    Times report(Collection<StepTiming> applied, Collection<StepTiming> reverted) {
        return new Times(
                approvedAt,
                startedAt,
                finishedAt,
                expandMillis,
                contractMillis,
                rollbackMillis,
                all(applied, reverted).mapToDouble(StepTiming::waitedMillis).sum(),
                all(applied, reverted).mapToDouble(StepTiming::heldMillis).max().orElse(0));
    }

    private static Stream<StepTiming> all(Collection<StepTiming> applied, Collection<StepTiming> reverted) {
        return Stream.concat(applied.stream(), reverted.stream());
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1_000 / MICROS_PER_MILLI;
    }
}
