package dev.onoma.monitor.health;

import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.RunId;
import dev.onoma.plan.PlanId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the events tell of a run, as far as the health of its target is concerned; their fold. Events may come twice.
 *
 * @param met the stages it has met in this epoch: it meets none twice
 * @param since when it came to its stage
 * @param workingSince when the phase that is under way began; null while nothing is being changed
 * @param released whether somebody has given its target up since
 * @param baselines of benchmarks, as they were told when the run began: a monitor that starts later knows them by that
 */
record RunHealth(
        RunId run,
        String target,
        PlanId plan,
        long epoch,
        String stage,
        Set<String> met,
        Instant since,
        @Nullable Instant workingSince,
        boolean released,
        Map<String, Baseline> baselines) {

    private static final Set<String> WORKING = Set.of("BASELINING", "EXPANDING", "VALIDATING", "CONTRACTING");
    private static final Set<String> OVER = Set.of("COMPLETED", "ROLLED_BACK");
    private static final Set<String> NOTHING_CHANGED_YET = Set.of("APPROVED", "BASELINING");

    RunHealth {
        met = Set.copyOf(met);
        baselines = Map.copyOf(baselines);
    }

    static RunHealth of(Event.PlanApproved approval, Instant at) {
        return new RunHealth(
                approval.run(), approval.target(), approval.plan(), 0, "APPROVED", Set.of(), at, null, false, Map.of());
    }

    HealthPhase phase() {
        return NOTHING_CHANGED_YET.contains(stage)
                ? HealthPhase.BEFORE
                : OVER.contains(stage) ? HealthPhase.AFTER : HealthPhase.DURING;
    }

    /** Whether it holds its target: what is found may end it. */
    boolean active() {
        return !stage.equals("APPROVED") && !OVER.contains(stage);
    }

    /** Whether Onoma changes something. */
    boolean working() {
        return workingSince != null || stage.equals("ROLLING_BACK");
    }

    /** Whether both names answer and nothing is being changed. */
    boolean soaks() {
        return stage.equals("SOAKING");
    }

    /** Until when it is watched. */
    Instant watchedUntil(HealthSettings settings) {
        if (released) {
            return since;
        }
        return active()
                ? Instant.MAX
                : since.plus(phase() == HealthPhase.AFTER ? settings.afterFor() : settings.baselineFor());
    }

    RunHealth after(Event event, Instant at) {
        if (event instanceof Event.StageChanged change) {
            return changed(change, at);
        }
        if (event instanceof Event.TargetReleased release) {
            return release.epoch() == epoch && !active() ? releasedNow() : this;
        }
        return event instanceof Event.BenchmarkJudged judged && judged.phase() == HealthPhase.BEFORE
                ? withBaseline(judged)
                : this;
    }

    private RunHealth changed(Event.StageChanged event, Instant at) {
        if (event.epoch() < epoch || event.epoch() == epoch && met.contains(event.to())) {
            return this;
        }
        Set<String> stages = event.epoch() == epoch ? new HashSet<>(met) : new HashSet<>();
        stages.add(event.to());
        Instant began = workingSince == null ? at : workingSince;
        return new RunHealth(
                run,
                target,
                plan,
                event.epoch(),
                event.to(),
                stages,
                at,
                WORKING.contains(event.to()) ? began : null,
                false,
                baselines);
    }

    private RunHealth releasedNow() {
        return new RunHealth(run, target, plan, epoch, stage, met, since, workingSince, true, baselines);
    }

    private RunHealth withBaseline(Event.BenchmarkJudged judged) {
        Map<String, Baseline> known = new HashMap<>(baselines);
        // How many executions it rests on is not told; no more is claimed than a verdict needs.
        known.putIfAbsent(judged.query(), new Baseline(judged.baselineMillis(), judged.spreadMillis(), Comparison.FEW));
        return new RunHealth(run, target, plan, epoch, stage, met, since, workingSince, released, known);
    }
}
