package dev.onoma.validator.check;

import dev.onoma.catalog.Literal;
import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.validator.baseline.BusinessRuleReader;
import dev.onoma.validator.baseline.BusinessRules;
import dev.onoma.validator.baseline.RuleFiles;
import dev.onoma.validator.baseline.RuleOutcome;
import dev.onoma.validator.baseline.RuleResult;
import dev.onoma.validator.target.ServerError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Is every business rule kept as it was? Rows that broke it before the run break nothing now. */
public final class BusinessRuleCheck implements Check {

    private static final int LONGEST_SAMPLE = 200;

    @Override
    public String key() {
        return "business-rules";
    }

    @Override
    public boolean appliesTo(Inspection inspection) {
        return !inspection.target().rules().equals(RuleFiles.NONE);
    }

    @Override
    public CheckResult run(Inspection inspection) throws SQLException {
        RuleFiles files = inspection.target().rules();
        List<Verdict> verdicts = new ArrayList<>();
        Map<String, Long> ownUses = new TreeMap<>();
        int asked = 0;
        if (files.oldNames().isPresent() && asksOldNames(inspection)) {
            asked += ask(inspection, files.oldNames().get(), Outcome.FAILED, verdicts, ownUses);
        }
        // The new names need not all be there before the contract.
        if (files.newNames().isPresent() && inspection.standing()) {
            asked += ask(inspection, files.newNames().get(), Outcome.WARNING, verdicts, ownUses);
        }
        return new CheckResult(key(), asked, asked + " business rules were asked", verdicts, ownUses);
    }

    /** After the contract old names answer only where nothing was renamed; then rules by new names are preferred. */
    private static boolean asksOldNames(Inspection inspection) {
        return inspection.stage() != ValidationStage.AFTER_CONTRACT
                || inspection.target().rules().newNames().isEmpty();
    }

    private int ask(
            Inspection inspection,
            BusinessRules file,
            Outcome refusal,
            List<Verdict> verdicts,
            Map<String, Long> ownUses)
            throws SQLException {
        BusinessRuleReader reader = new BusinessRuleReader(inspection.depth().ruleTimeout());
        List<RuleOutcome> outcomes = reader.read(inspection.target().database(), file.rules());
        reader.ownUses().forEach((probe, uses) -> ownUses.merge(probe, uses, Long::sum));
        for (RuleOutcome outcome : outcomes) {
            switch (outcome) {
                case RuleOutcome.Asked asked -> judge(inspection, asked).ifPresent(verdicts::add);
                case RuleOutcome.Refused refused -> verdicts.add(refused(inspection, file, refused, refusal));
            }
        }
        return outcomes.size();
    }

    private Optional<Verdict> judge(Inspection inspection, RuleOutcome.Asked asked) {
        RuleResult before = inspection.baseline().rules().stream()
                .filter(result -> result.rule().equals(asked.rule().name()))
                .findFirst()
                .orElse(null);
        if (before == null) {
            return asked.violations() == 0
                    ? Optional.empty()
                    : Optional.of(verdict(
                            Outcome.WARNING,
                            asked,
                            asked.violations() + " rows break it; how many did before the run is not known, since the"
                                    + " rules by old names have none of this name.",
                            samples(inspection, asked.rows())));
        }
        Set<String> known = Set.copyOf(before.digests());
        List<String> fresh = asked.rows().stream()
                .filter(row -> !known.contains(RuleOutcome.digest(row)))
                .toList();
        boolean allSeen = before.violations() <= RuleOutcome.MOST_ROWS && asked.violations() <= RuleOutcome.MOST_ROWS;
        boolean worse = allSeen ? !fresh.isEmpty() : asked.violations() > before.violations();
        return worse
                ? Optional.of(verdict(
                        Outcome.FAILED,
                        asked,
                        asked.violations() + " rows break it, " + before.violations()
                                + " did before the run. Find out who wrote the new ones.",
                        samples(inspection, fresh)))
                : Optional.empty();
    }

    private Verdict refused(Inspection inspection, BusinessRules file, RuleOutcome.Refused refused, Outcome refusal) {
        boolean oldNamesGone =
                inspection.stage() == ValidationStage.AFTER_CONTRACT && ServerError.isMissingName(refused.reason());
        String message = oldNamesGone
                ? "The rule speaks of names that went with the contract. Write it by the new names into the file of"
                        + " business-rules-new-names."
                : BusinessRuleReader.complaint(file, refused);
        return new Verdict(
                key(), oldNamesGone ? Outcome.WARNING : refusal, refused.rule().name(), message, List.of());
    }

    private Verdict verdict(Outcome outcome, RuleOutcome.Asked asked, String message, List<String> samples) {
        return new Verdict(key(), outcome, asked.rule().name(), message, samples);
    }

    private static List<String> samples(Inspection inspection, List<String> rows) {
        return rows.stream()
                .limit(inspection.depth().sampleSize())
                .map(Literal::printable)
                .map(row -> row.length() > LONGEST_SAMPLE ? row.substring(0, LONGEST_SAMPLE) + "…" : row)
                .toList();
    }
}
