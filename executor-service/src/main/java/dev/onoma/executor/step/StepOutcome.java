package dev.onoma.executor.step;

import dev.onoma.events.FailureReport;
import dev.onoma.events.StepTiming;

/** How taking a step ended. */
public sealed interface StepOutcome {

    /** It is done, by this command or by an earlier delivery of it. */
    record Taken(StepTiming timing) implements StepOutcome {}

    /**
     * It changed nothing and will not be tried again in this epoch.
     *
     * @param knownToTarget whether the target itself refuses further steps of the epoch
     */
    record Failed(FailureReport report, boolean knownToTarget) implements StepOutcome {}

    /** Nobody wants to know: the command is of another time. */
    record Skipped(String why) implements StepOutcome {}
}
