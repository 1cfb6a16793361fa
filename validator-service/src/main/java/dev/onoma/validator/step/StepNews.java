package dev.onoma.validator.step;

import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import java.util.Optional;

/** A step was taken, one way or the other. */
public record StepNews(RunId run, String target, long epoch, int step, Direction direction) {

    /** What of an event is of interest here. */
    public static Optional<StepNews> of(Event event) {
        return switch (event) {
            case Event.StepApplied e ->
                Optional.of(new StepNews(e.run(), e.target(), e.epoch(), e.step(), Direction.FORWARD));
            case Event.StepReverted e ->
                Optional.of(new StepNews(e.run(), e.target(), e.epoch(), e.step(), Direction.BACK));
            case Event.PlanApproved e -> Optional.empty();
            case Event.Request e -> Optional.empty();
            case Event.StageChanged e -> Optional.empty();
            case Event.TargetReleased e -> Optional.empty();
            case Event.RunFenced e -> Optional.empty();
            case Event.PreflightPassed e -> Optional.empty();
            case Event.PreflightFailed e -> Optional.empty();
            case Event.StepFailed e -> Optional.empty();
            case Event.StepBlocked e -> Optional.empty();
            case Event.RunClosed e -> Optional.empty();
            case Event.CloseFailed e -> Optional.empty();
            case Event.BaselineCaptured e -> Optional.empty();
            case Event.StepValidated e -> Optional.empty();
            case Event.StepRejected e -> Optional.empty();
            case Event.RunValidated e -> Optional.empty();
            case Event.ValidationImpossible e -> Optional.empty();
            case Event.Observed e -> Optional.empty();
        };
    }
}
