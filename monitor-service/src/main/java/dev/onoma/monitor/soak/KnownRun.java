package dev.onoma.monitor.soak;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.PlanId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the events tell of a run; their fold. Events may come twice.
 *
 * @param met the stages it has met in this epoch: it meets none twice
 * @param validated of the catalogue that the validator last found expanded as it should be
 * @param since when it came to its stage
 * @param released whether somebody has given its target up since
 */
record KnownRun(
        RunId run,
        String target,
        PlanId plan,
        long epoch,
        String stage,
        Set<String> met,
        @Nullable Fingerprint validated,
        Instant since,
        boolean released) {

    KnownRun {
        met = Set.copyOf(met);
    }

    static KnownRun of(Event.PlanApproved approval, Instant at) {
        return new KnownRun(
                approval.run(), approval.target(), approval.plan(), 0, "APPROVED", Set.of(), null, at, false);
    }

    /** Whether both names answer. */
    boolean soaks() {
        return stage.equals("SOAKING");
    }

    /** Whether it holds its target: what others change then is drift. */
    boolean active() {
        return !stage.equals("APPROVED") && !completed() && !undone();
    }

    /** Whether only the new names are left. */
    boolean completed() {
        return stage.equals("COMPLETED");
    }

    /** Whether its target is not to be watched for it: it is as if it had never been, or somebody has given it up. */
    boolean unwatched() {
        return undone() || released;
    }

    private boolean undone() {
        return stage.equals("ROLLED_BACK");
    }

    /** Of two runs of one target, the one that says how it is watched. */
    static KnownRun ruling(KnownRun one, KnownRun other) {
        int ranks = Integer.compare(one.rank(), other.rank());
        return ranks > 0 || (ranks == 0 && !one.since().isBefore(other.since())) ? one : other;
    }

    private int rank() {
        if (unwatched()) {
            return 0;
        }
        return active() ? 3 : completed() ? 2 : 1;
    }

    /** The same run in the same part of its life. */
    boolean sameStage(KnownRun other) {
        return run.equals(other.run) && epoch == other.epoch && stage.equals(other.stage) && released == other.released;
    }

    /**
     * @param at when it was told
     */
    KnownRun after(Event event, Instant at) {
        return switch (event) {
            case Event.StageChanged e -> changed(e, at);
            case Event.RunValidated e ->
                e.passed() && e.stage() == ValidationStage.AFTER_EXPAND
                        ? new KnownRun(run, target, plan, epoch, stage, met, e.fingerprint(), since, released)
                        : this;
            case Event.TargetReleased e -> e.epoch() == epoch && !active() ? releasedNow() : this;
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

    private KnownRun releasedNow() {
        return new KnownRun(run, target, plan, epoch, stage, met, validated, since, true);
    }

    private KnownRun changed(Event.StageChanged event, Instant at) {
        if (event.epoch() < epoch || (event.epoch() == epoch && met.contains(event.to()))) {
            return this;
        }
        Set<String> stages = event.epoch() == epoch ? new HashSet<>(met) : new HashSet<>();
        stages.add(event.to());
        return new KnownRun(run, target, plan, event.epoch(), event.to(), stages, validated, at, false);
    }
}
