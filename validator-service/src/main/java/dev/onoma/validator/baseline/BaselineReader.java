package dev.onoma.validator.baseline;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.events.RunId;
import dev.onoma.events.Verdict;
import dev.onoma.naming.Assessment;
import dev.onoma.naming.Finding;
import dev.onoma.plan.PlanId;
import dev.onoma.validator.target.Parallel;
import dev.onoma.validator.target.Parallel.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds out all that a baseline holds. */
public final class BaselineReader {

    private final Depth depth;

    public BaselineReader(Depth depth) {
        this.depth = depth;
    }

    /**
     * Reads everything at about the same moment.
     *
     * @throws BaselineImpossible when a business rule cannot be asked
     * @throws SQLException when the target cannot be read
     */
    public Baseline read(InspectedTarget target, RunId run, PlanId plan) throws SQLException, BaselineImpossible {
        Instant now = Instant.now();
        Snapshot snapshot = target.database().readCatalogue();
        try (Parallel parallel = new Parallel()) {
            Outcome<List<RuleOutcome>> rules = parallel.start(() -> rules(target));
            Outcome<Privileges> privileges = parallel.start(() -> PrivilegeReader.read(target.database(), snapshot));
            Outcome<List<ForeignKeyState>> foreignKeys = parallel.start(
                    () -> new ForeignKeyReader(depth.exactCountLimit()).read(target.database(), snapshot));
            return new Baseline(
                    run,
                    target.name(),
                    plan,
                    now,
                    Fingerprint.of(snapshot),
                    snapshot,
                    foreignKeys.get(),
                    privileges.get(),
                    results(target, rules.get()),
                    namesToChange(target.standard().assess(snapshot)));
        }
    }

    private List<RuleOutcome> rules(InspectedTarget target) throws SQLException {
        List<BusinessRule> rules =
                target.rules().oldNames().map(BusinessRules::rules).orElse(List.of());
        return new BusinessRuleReader(depth.ruleTimeout()).read(target.database(), rules);
    }

    private static List<RuleResult> results(InspectedTarget target, List<RuleOutcome> outcomes)
            throws BaselineImpossible {
        List<RuleResult> results = new ArrayList<>();
        List<Verdict> refusals = new ArrayList<>();
        for (RuleOutcome outcome : outcomes) {
            switch (outcome) {
                case RuleOutcome.Asked asked -> results.add(asked.result());
                case RuleOutcome.Refused refused ->
                    refusals.add(Verdict.failed(
                            "business-rules",
                            refused.rule().name(),
                            BusinessRuleReader.complaint(
                                    target.rules().oldNames().orElseThrow(), refused)));
            }
        }
        if (!refusals.isEmpty()) {
            throw new BaselineImpossible(refusals);
        }
        return results;
    }

    private static int namesToChange(Assessment assessment) {
        return (int) assessment.findings().stream()
                .filter(finding -> finding.level() == Finding.Level.RENAME)
                .count();
    }
}
