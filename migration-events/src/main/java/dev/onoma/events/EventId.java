package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names what happened, not the message about it: the same cause always gives the same one, so whoever hears of it twice can tell.
 *
 * @param value such as {@code run-7f3a9c01/2/step-applied/12}: run, epoch, kind and what makes it unique within them
 */
public record EventId(@JsonValue String value) {

    @JsonCreator
    public EventId {}

    public static EventId of(Event event) {
        return switch (event) {
            case Event.PlanApproved e -> new EventId(e.run() + "/plan-approved");
            case Event.OldNameUsed e ->
                new EventId("%s/old-name-used/%s/%s/%s/%s"
                        .formatted(e.run(), e.relation(), e.role(), e.application(), e.at()));
            case Event.OldNamesCounted e -> new EventId("%s/old-names-counted/%s".formatted(e.run(), e.at()));
            case Event.HealthSampled e -> new EventId("%s/health-sampled/%s/%s".formatted(e.run(), e.phase(), e.at()));
            case Event.BenchmarkJudged e ->
                new EventId("%s/benchmark-judged/%s/%s/%s".formatted(e.run(), e.phase(), e.query(), e.at()));
            // The place in the log names the cause: who reads it again, tells of the same.
            case Event.DriftDetected e ->
                new EventId("%s/drift-detected/%s/%s/%s"
                        .formatted(e.run(), e.kind().alertKind(), e.object(), e.lsn() == null ? e.at() : e.lsn()));
            case Event.InEpoch e -> new EventId("%s/%d/%s".formatted(e.run(), e.epoch(), inEpoch(e)));
        };
    }

    public static EventId of(Alert alert) {
        return switch (alert) {
            case Alert.AlertRaised a -> new EventId("%s/alert-raised/%s".formatted(a.id(), a.at()));
            case Alert.AlertResolved a -> new EventId("%s/alert-resolved/%s".formatted(a.id(), a.at()));
        };
    }

    private static String inEpoch(Event.InEpoch event) {
        return switch (event) {
            case Event.StartRequested e -> "start-requested";
            case Event.PauseRequested e -> "pause-requested";
            case Event.ResumeRequested e -> "resume-requested";
            case Event.ContractRequested e -> "contract-requested";
            case Event.RollbackRequested e -> "rollback-requested";
            case Event.TargetReleased e -> "target-released";
            // A run meets no stage twice in one epoch.
            case Event.StageChanged e -> "stage-changed/" + e.to();
            case Event.RunFenced e -> "run-fenced";
            case Event.PreflightPassed e -> "preflight-passed";
            case Event.PreflightFailed e -> "preflight-failed";
            case Event.StepApplied e -> "step-applied/" + e.step();
            case Event.StepReverted e -> "step-reverted/" + e.step();
            case Event.StepFailed e -> "step-failed/" + e.step();
            case Event.StepBlocked e -> "step-blocked/" + e.step() + "/" + e.attempt();
            case Event.RunClosed e -> "run-closed";
            case Event.CloseFailed e -> "close-failed";
            case Event.BaselineCaptured e -> "baseline-captured";
            case Event.StepValidated e -> "step-validated/" + e.step();
            case Event.StepRejected e -> "step-rejected/" + e.step();
            case Event.RunValidated e -> "run-validated/" + e.stage();
            case Event.ValidationImpossible e -> "validation-impossible/" + e.stage();
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
