package dev.onoma.monitor.run;

import dev.onoma.events.Event;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * How far a run has come; the fold of its events, which may come twice.
 *
 * @param met the stages it has met in this epoch: it meets none twice
 * @param since when it came to its stage
 * @param released whether somebody has given its target up since
 */
public record Course(long epoch, String stage, Set<String> met, Instant since, boolean released) {

    public Course {
        met = Set.copyOf(met);
    }

    /** Of a run that was approved just now. */
    public static Course begun(Instant at) {
        return new Course(0, "APPROVED", Set.of(), at, false);
    }

    /** Whether it holds its target. */
    public boolean active() {
        return !stage.equals("APPROVED") && !completed() && !undone();
    }

    /** Whether both names answer and nothing is being changed. */
    public boolean soaks() {
        return stage.equals("SOAKING");
    }

    /** Whether only the new names are left. */
    public boolean completed() {
        return stage.equals("COMPLETED");
    }

    /** Whether it is as if it had never been. */
    public boolean undone() {
        return stage.equals("ROLLED_BACK");
    }

    /**
     * The same one when the event tells nothing new.
     *
     * @param at when it was told
     */
    public Course after(Event event, Instant at) {
        return switch (event) {
            case Event.StageChanged e -> changed(e, at);
            case Event.TargetReleased e ->
                e.epoch() == epoch && !active() ? new Course(epoch, stage, met, since, true) : this;
            case Event.Request e -> this;
            case Event.PlanApproved e -> this;
            case Event.RunFenced e -> this;
            case Event.PreflightPassed e -> this;
            case Event.PreflightFailed e -> this;
            case Event.StepApplied e -> this;
            case Event.StepReverted e -> this;
            case Event.StepFailed e -> this;
            case Event.StepBlocked e -> this;
            case Event.RunClosed e -> this;
            case Event.CloseFailed e -> this;
            case Event.BaselineCaptured e -> this;
            case Event.StepValidated e -> this;
            case Event.StepRejected e -> this;
            case Event.RunValidated e -> this;
            case Event.ValidationImpossible e -> this;
            case Event.Observed e -> this;
        };
    }

    private Course changed(Event.StageChanged event, Instant at) {
        if (event.epoch() < epoch || (event.epoch() == epoch && met.contains(event.to()))) {
            return this;
        }
        Set<String> stages = event.epoch() == epoch ? new HashSet<>(met) : new HashSet<>();
        stages.add(event.to());
        return new Course(event.epoch(), event.to(), stages, at, false);
    }
}
