package dev.onoma.monitor.soak;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.PlanId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the events tell of a run; their fold. Events may come twice.
 *
 * @param met the stages it has met in this epoch: it meets none twice
 * @param validated of the catalogue that the validator last found expanded as it should be
 */
record KnownRun(
        RunId run,
        String target,
        PlanId plan,
        long epoch,
        String stage,
        Set<String> met,
        @Nullable Fingerprint validated) {

    KnownRun {
        met = Set.copyOf(met);
    }

    static KnownRun of(Event.PlanApproved approval) {
        return new KnownRun(approval.run(), approval.target(), approval.plan(), 0, "APPROVED", Set.of(), null);
    }

    boolean soaks() {
        return stage.equals("SOAKING");
    }

    KnownRun after(Event event) {
        return switch (event) {
            case Event.StageChanged e -> changed(e);
            case Event.RunValidated e ->
                e.passed() && e.stage() == ValidationStage.AFTER_EXPAND
                        ? new KnownRun(run, target, plan, epoch, stage, met, e.fingerprint())
                        : this;
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
            case Event.ValidationImpossible e -> this;
            case Event.Observed e -> this;
        };
    }

    private KnownRun changed(Event.StageChanged event) {
        if (event.epoch() < epoch || (event.epoch() == epoch && met.contains(event.to()))) {
            return this;
        }
        Set<String> stages = event.epoch() == epoch ? new HashSet<>(met) : new HashSet<>();
        stages.add(event.to());
        return new KnownRun(run, target, plan, event.epoch(), event.to(), stages, validated);
    }
}
