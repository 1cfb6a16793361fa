package dev.onoma.monitor.health;

import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.RunId;
import dev.onoma.monitor.run.Course;
import dev.onoma.plan.PlanId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the events tell of a run, as far as the health of its target is concerned; their fold. Events may come twice.
 *
 * @param workingSince when the phase that is under way began; null while nothing is being changed
 * @param baselines of benchmarks, as they were told when the run began: a monitor that starts later knows them by that
 */
record RunHealth(
        RunId run,
        String target,
        PlanId plan,
        Course course,
        @Nullable Instant workingSince,
        Map<String, Baseline> baselines) {

    private static final Set<String> WORKING = Set.of("BASELINING", "EXPANDING", "VALIDATING", "CONTRACTING");
    private static final Set<String> NOTHING_CHANGED_YET = Set.of("APPROVED", "BASELINING");

    RunHealth {
        baselines = Map.copyOf(baselines);
    }

    static RunHealth of(Event.PlanApproved approval, Instant at) {
        return new RunHealth(approval.run(), approval.target(), approval.plan(), Course.begun(at), null, Map.of());
    }

    Instant since() {
        return course.since();
    }

    HealthPhase phase() {
        if (NOTHING_CHANGED_YET.contains(course.stage())) {
            return HealthPhase.BEFORE;
        }
        return course.completed() || course.undone() ? HealthPhase.AFTER : HealthPhase.DURING;
    }

    /** Whether it holds its target: what is found may end it. */
    boolean active() {
        return course.active();
    }

    /** Whether Onoma changes something. */
    boolean working() {
        return workingSince != null || course.stage().equals("ROLLING_BACK");
    }

    /** Whether both names answer and nothing is being changed. */
    boolean soaks() {
        return course.soaks();
    }

    /** Until when it is watched. */
    Instant watchedUntil(HealthSettings settings) {
        if (course.released()) {
            return since();
        }
        return active()
                ? Instant.MAX
                : since().plus(phase() == HealthPhase.AFTER ? settings.afterFor() : settings.baselineFor());
    }

    RunHealth after(Event event, Instant at) {
        if (event instanceof Event.BenchmarkJudged judged && judged.phase() == HealthPhase.BEFORE) {
            return withBaseline(judged);
        }
        Course next = course.after(event, at);
        boolean works = WORKING.contains(next.stage());
        Instant began = workingSince == null ? next.since() : workingSince;
        return new RunHealth(run, target, plan, next, works ? began : null, baselines);
    }

    private RunHealth withBaseline(Event.BenchmarkJudged judged) {
        Map<String, Baseline> known = new HashMap<>(baselines);
        // How many executions it rests on is not told; no more is claimed than a verdict needs.
        known.putIfAbsent(judged.query(), new Baseline(judged.baselineMillis(), judged.spreadMillis(), Comparison.FEW));
        return new RunHealth(run, target, plan, course, workingSince, known);
    }
}
