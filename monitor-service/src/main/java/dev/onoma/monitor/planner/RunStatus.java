package dev.onoma.monitor.planner;

import dev.onoma.run.StepSet;
import java.util.List;
import java.util.Set;

/**
 * Where a run is at this moment, as the planner reports it.
 *
 * @param steps in the plan's order
 */
public record RunStatus(String stage, long epoch, List<StepStatus> steps) {

    private static final Set<String> STANDING = Set.of("APPLIED", "VALIDATED");

    public RunStatus {
        steps = List.copyOf(steps);
    }

    /** Where one of its steps is. */
    public record StepStatus(int number, String state) {}

    /** Whether both names answer, in the epoch that is meant. */
    public boolean soaksIn(long wantedEpoch) {
        return stage.equals("SOAKING") && epoch == wantedEpoch;
    }

    /** The steps that stand. */
    public StepSet standing() {
        return StepSet.of(steps.stream()
                .filter(step -> STANDING.contains(step.state()))
                .map(StepStatus::number)
                .toList());
    }
}
