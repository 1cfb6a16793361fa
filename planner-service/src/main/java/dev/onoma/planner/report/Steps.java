package dev.onoma.planner.report;

import dev.onoma.events.Blocker;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.StepTiming;
import dev.onoma.events.Verdict;
import dev.onoma.planner.report.Report.BlockedTime;
import dev.onoma.planner.report.Report.StepLine;
import dev.onoma.planner.report.Report.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What became of each step, and what all of them cost the clients. */
final class Steps {

    private static final StepLine NOTHING_YET = new StepLine(0, "", StepOutcome.BLOCKED, null, null, null, List.of());

    private final SortedMap<Integer, StepLine> lines = new TreeMap<>();

    private Steps() {}

    static List<StepLine> of(Story story) {
        Steps steps = new Steps();
        story.events().forEach(told -> steps.tell(told.what()));
        Map<Integer, Long> rows = story.last(Event.BaselineCaptured.class)
                .map(told -> told.what().stepRows())
                .orElse(Map.of());
        return steps.lines.values().stream()
                .map(line -> line.of(rows.get(line.number())))
                .toList();
    }

    /** Only what is told of steps; everything else is told elsewhere in the report. */
    private void tell(Event event) {
        if (event instanceof Event.StepBlocked e) {
            blocked(e);
        } else if (event instanceof Event.StepApplied e) {
            StepLine old = line(e.step());
            put(new StepLine(
                    e.step(), e.title(), StepOutcome.APPLIED, e.timing(), old.reverted(), null, old.blockers()));
        } else if (event instanceof Event.StepReverted e) {
            StepLine old = line(e.step());
            // The title of the way back says less than that of the way forward.
            String title = old.title().isEmpty() ? e.title() : old.title();
            put(new StepLine(
                    e.step(), title, StepOutcome.REVERTED, old.applied(), e.timing(), old.problem(), old.blockers()));
        } else if (event instanceof Event.StepValidated e && line(e.step()).outcome() == StepOutcome.APPLIED) {
            put(outcome(line(e.step()), StepOutcome.VALIDATED));
        } else if (event instanceof Event.StepRejected e) {
            put(problem(line(e.step()), e.step(), StepOutcome.REJECTED, sentence(e.verdicts())));
        } else if (event instanceof Event.StepFailed e) {
            failed(e);
        }
    }

    private void blocked(Event.StepBlocked e) {
        StepLine old = line(e.step());
        put(new StepLine(
                e.step(), old.title(), old.outcome(), old.applied(), old.reverted(), old.problem(), e.blockers()));
    }

    private void failed(Event.StepFailed e) {
        StepLine old = line(e.step());
        // A step that could not be taken back still stands.
        StepOutcome outcome = e.direction() == Direction.FORWARD ? StepOutcome.FAILED : StepOutcome.APPLIED;
        StepLine named = new StepLine(
                e.step(),
                old.title().isEmpty() ? e.title() : old.title(),
                outcome,
                old.applied(),
                old.reverted(),
                null,
                old.blockers());
        put(problem(
                named,
                e.step(),
                outcome,
                e.failure().kind() + ": " + e.failure().message()));
    }

    private StepLine line(int step) {
        return lines.getOrDefault(step, NOTHING_YET);
    }

    private void put(StepLine line) {
        lines.put(line.number(), line);
    }

    private static StepLine outcome(StepLine line, StepOutcome outcome) {
        return problem(line, line.number(), outcome, line.problem() == null ? "" : line.problem());
    }

    private static StepLine problem(StepLine line, int step, StepOutcome outcome, String problem) {
        return new StepLine(
                step,
                line.title(),
                outcome,
                line.applied(),
                line.reverted(),
                problem.isEmpty() ? null : problem,
                line.blockers());
    }

    private static String sentence(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAILED)
                .map(verdict -> verdict.object() + ": " + verdict.message())
                .findFirst()
                .orElse("rejected without a reason");
    }

    /** Over every transaction that came to its end, repetitions included. */
    static BlockedTime blocked(Story story) {
        List<StepTiming> timings = Stream.concat(
                        story.all(Event.StepApplied.class).stream()
                                .map(told -> told.what().timing()),
                        story.all(Event.StepReverted.class).stream()
                                .map(told -> told.what().timing()))
                .toList();
        List<Double> held = new ArrayList<>(
                timings.stream().map(StepTiming::heldMillis).sorted().toList());
        return new BlockedTime(
                held.size(),
                rank(held, 0.50),
                rank(held, 0.99),
                rank(held, 1),
                timings.stream().mapToDouble(StepTiming::waitedMillis).sum());
    }

    private static double rank(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** Such as {@code batch (app), pid 4711, for 4,000 ms}. */
    static String words(Blocker blocker) {
        return String.format(
                Locale.ROOT,
                "%s (%s), pid %d, for %,d ms",
                blocker.application() == null ? "?" : blocker.application(),
                blocker.role() == null ? "?" : blocker.role(),
                blocker.pid(),
                blocker.transactionMillis());
    }
}
