package dev.onoma.endtoend.torture;

import dev.onoma.catalog.Description;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of a run: the rows of the target's ledger and what the event log has of them, each in its own order. Pure, so that it can be
 * shown that broken histories are found out.
 */
record Traces(Plan plan, List<Deed> ledger, List<Deed> told) {

    /** A step that was taken, or given as taken. */
    record Deed(int step, boolean forward, long epoch) {
        @Override
        public String toString() {
            return "step %d %s in epoch %d".formatted(step, forward ? "applied" : "reverted", epoch);
        }
    }

    Traces {
        ledger = List.copyOf(ledger);
        told = List.copyOf(told);
    }

    /** What does not hold at any time, also while a run is under way; in words. */
    List<String> violations() {
        return Stream.of(twice(), order("", ledger), neverDone())
                .flatMap(List::stream)
                .toList();
    }

    /** What does not hold once a run has come to rest in a stage. */
    List<String> violationsAtRest(String stage) {
        return Stream.of(violations(), neverTold(), order("told ", told), incomplete(stage))
                .flatMap(List::stream)
                .toList();
    }

    /** The steps that stand by the ledger. */
    Set<Integer> standing() {
        Set<Integer> standing = new TreeSet<>();
        ledger.forEach(deed -> {
            if (deed.forward()) {
                standing.add(deed.step());
            } else {
                standing.remove(deed.step());
            }
        });
        return standing;
    }

    /** A step goes forward only where it does not stand, and back only where it does. */
    private List<String> twice() {
        Set<Integer> standing = new HashSet<>();
        return ledger.stream()
                .filter(deed -> !(deed.forward() ? standing.add(deed.step()) : standing.remove(deed.step())))
                .map(deed -> "taken twice: " + deed)
                .toList();
    }

    /** Epochs only grow; within one, and one direction, steps come in the plan's order or against it. */
    private static List<String> order(String how, List<Deed> deeds) {
        List<String> violations = new ArrayList<>();
        for (int i = 1; i < deeds.size(); i++) {
            Deed last = deeds.get(i - 1);
            Deed next = deeds.get(i);
            if (next.epoch() < last.epoch() && how.isEmpty()) {
                violations.add("by a stale epoch: %s after %s".formatted(next, last));
            } else if (next.epoch() == last.epoch()
                    && next.forward() == last.forward()
                    && next.forward() != next.step() > last.step()) {
                violations.add("%sout of order: %s after %s".formatted(how, next, last));
            }
        }
        return violations;
    }

    private List<String> neverTold() {
        Set<Deed> known = new HashSet<>(told);
        return ledger.stream()
                .filter(deed -> !known.contains(deed))
                .map(deed -> "done and never told: " + deed)
                .toList();
    }

    private List<String> neverDone() {
        Set<Deed> known = new HashSet<>(ledger);
        return told.stream()
                .filter(deed -> !known.contains(deed))
                .map(deed -> "told and never done: " + deed)
                .toList();
    }

    /** A run that says that it is there has all steps behind it that lead there, and no others. */
    private List<String> incomplete(String stage) {
        Set<Integer> wanted = switch (stage) {
            case "SOAKING" -> numbers(plan.steps(Phase.EXPAND));
            case "COMPLETED" -> numbers(plan.steps());
            case "ROLLED_BACK" -> Set.of();
            default -> standing();
        };
        Set<Integer> standing = standing();
        return standing.equals(wanted)
                ? List.of()
                : List.of("steps were lost: in %s stand %s, not %s".formatted(stage, standing, wanted));
    }

    private static Set<Integer> numbers(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::number).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How a catalogue differs from what the plan says of the steps that stand. */
    List<String> differences(Snapshot before, Snapshot actual) {
        Set<Integer> standing = standing();
        List<PlannedStep> steps =
                standing.stream().map(number -> plan.step(number).orElseThrow()).toList();
        List<String> violations = new ArrayList<>();
        Description.shape(Plan.predict(before, steps))
                .differencesTo(Description.shape(actual))
                .forEach(difference -> violations.add("the catalogue is not what the plan says with %d steps: %s"
                        .formatted(standing.size(), difference)));
        if (standing.isEmpty() && !Fingerprint.of(actual).equals(plan.fingerprint())) {
            violations.add("the rollback is not exact: the fingerprint is another than before");
        }
        return violations;
    }
}
