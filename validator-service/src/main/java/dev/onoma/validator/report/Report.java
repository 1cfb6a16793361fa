package dev.onoma.validator.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.plan.PlanId;
import dev.onoma.run.StepSet;
import dev.onoma.validator.check.CheckResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a whole validation found.
 *
 * @param standing the steps that stood
 * @param startedAt when it began
 * @param millis how long it took
 * @param fingerprint of the catalogue that was looked at
 * @param baselineFingerprint of the catalogue before the run
 */
public record Report(
        RunId run,
        String target,
        PlanId plan,
        long epoch,
        ValidationStage stage,
        StepSet standing,
        Instant startedAt,
        double millis,
        Fingerprint fingerprint,
        Fingerprint baselineFingerprint,
        boolean passed,
        List<Entry> checks) {

    /** An event holds so many verdicts at most, to fit into a message; the report has all. */
    private static final int MOST_IN_EVENT = 100;

    public Report {
        checks = List.copyOf(checks);
    }

    /**
     * One check.
     *
     * @param looked how many objects it looked at
     * @param verdicts warnings and failures
     * @param ownUses how often it used old names that are counted, by the OID of what counts
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Entry(
            String check,
            Verdict.Outcome outcome,
            @JsonInclude int looked,
            String summary,
            @JsonInclude double millis,
            List<Verdict> verdicts,
            Map<String, Long> ownUses) {

        public Entry {
            verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
            ownUses = ownUses == null ? Map.of() : Map.copyOf(ownUses);
        }

        public static Entry of(CheckResult result, double millis) {
            return new Entry(
                    result.check(),
                    result.outcome(),
                    result.looked(),
                    result.summary(),
                    Math.round(millis * 10) / 10.0,
                    result.verdicts(),
                    result.ownUses());
        }
    }

    /** Warnings and failures of all checks, failures first. */
    public List<Verdict> verdicts() {
        return checks.stream()
                .flatMap(entry -> entry.verdicts().stream())
                .sorted((a, b) -> b.outcome().compareTo(a.outcome()))
                .toList();
    }

    public long count(Verdict.Outcome outcome) {
        return verdicts().stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .count();
    }

    /** What the planner and the audit hear of it. */
    public Event.RunValidated event() {
        Map<String, Long> ownUses = new TreeMap<>();
        checks.forEach(check -> check.ownUses().forEach((probe, uses) -> ownUses.merge(probe, uses, Long::sum)));
        return new Event.RunValidated(
                run,
                target,
                epoch,
                stage,
                passed,
                fingerprint,
                checks.stream().mapToInt(Entry::looked).sum(),
                verdicts().stream().limit(MOST_IN_EVENT).toList(),
                ownUses.isEmpty() ? null : ownUses);
    }
}
