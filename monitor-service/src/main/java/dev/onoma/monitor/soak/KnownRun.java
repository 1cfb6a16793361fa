package dev.onoma.monitor.soak;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.monitor.run.Course;
import dev.onoma.plan.PlanId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the events tell of a run; their fold. Events may come twice.
 *
 * @param validated of the catalogue that the validator last found expanded as it should be
 */
record KnownRun(
        RunId run,
        String target,
        PlanId plan,
        Course course,
        @Nullable Fingerprint validated) {

    static KnownRun of(Event.PlanApproved approval, Instant at) {
        return new KnownRun(approval.run(), approval.target(), approval.plan(), Course.begun(at), null);
    }

    long epoch() {
        return course.epoch();
    }

    String stage() {
        return course.stage();
    }

    Instant since() {
        return course.since();
    }

    /** Whether both names answer. */
    boolean soaks() {
        return course.soaks();
    }

    /** Whether it holds its target: what others change then is drift. */
    boolean active() {
        return course.active();
    }

    /** Whether only the new names are left. */
    boolean completed() {
        return course.completed();
    }

    /** Whether its target is not to be watched for it: it is as if it had never been, or somebody has given it up. */
    boolean unwatched() {
        return course.undone() || course.released();
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
        return run.equals(other.run)
                && epoch() == other.epoch()
                && stage().equals(other.stage())
                && course.released() == other.course.released();
    }

    /**
     * What is known after one event more.
     *
     * @param at when it was told
     */
    KnownRun after(Event event, Instant at) {
        return event instanceof Event.RunValidated e && e.passed() && e.stage() == ValidationStage.AFTER_EXPAND
                ? new KnownRun(run, target, plan, course, e.fingerprint())
                : new KnownRun(run, target, plan, course.after(event, at), validated);
    }
}
