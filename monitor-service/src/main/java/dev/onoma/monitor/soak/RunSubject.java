package dev.onoma.monitor.soak;

import dev.onoma.monitor.drift.DriftReports;
import dev.onoma.monitor.drift.MassWatch;
import dev.onoma.monitor.drift.PlanNames;
import dev.onoma.plan.Plan;
import java.util.Set;
import java.util.TreeSet;

/** What of a run a watch needs for as long as it rules the target. */
record RunSubject(KnownRun first, Plan plan, PlanNames names, DriftReports reports, MassWatch mass) {

    /** Nobody but Onoma changes them, and rows never go away. */
    private static final Set<String> LEDGER = Set.of("onoma.run", "onoma.step_ledger");

    static RunSubject of(KnownRun run, Plan plan, TargetRules rules, long massRows, DriftReports reports) {
        PlanNames names = PlanNames.of(plan);
        return new RunSubject(run, plan, names, reports, new MassWatch(names, rules.quiet(), massRows, reports));
    }

    boolean isOf(KnownRun run) {
        return first.run().equals(run.run());
    }

    /** The relations whose rows are streamed: after the run nobody asks for them. */
    Set<String> published(KnownRun now, TargetRules rules) {
        Set<String> relations = new TreeSet<>(LEDGER);
        if (!now.completed()) {
            relations.addAll(names.relations());
            rules.quiet().forEach(table -> relations.add(table.sql()));
        }
        return relations;
    }
}
