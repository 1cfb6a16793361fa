package dev.onoma.planner.plan;

import dev.onoma.naming.Finding;
import dev.onoma.plan.Hazard;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.Refusal;
import dev.onoma.planner.target.FindingDocument;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan does, what could go wrong, and what it leaves out.
 *
 * @param operations how many steps of each operation
 * @param toAcknowledge what somebody has to acknowledge before the plan can be approved
 * @param notes hazards that are good to know
 * @param refusals renames the standard asks for that Onoma could not keep its promises for
 * @param undecided findings that need an override or exclusion in the standard
 */
public record PlanSummary(
        String id,
        String target,
        String fingerprint,
        int serverVersion,
        boolean empty,
        int steps,
        int expandSteps,
        int contractSteps,
        Map<String, Integer> operations,
        List<StepTitle> titles,
        List<Hazard> toAcknowledge,
        List<Hazard> notes,
        List<Refusal> refusals,
        List<FindingDocument> undecided) {

    /** One step in a line. */
    public record StepTitle(int number, Phase phase, String title) {}

    public static PlanSummary of(Plan plan) {
        Map<String, Integer> operations = new TreeMap<>();
        plan.steps().forEach(step -> operations.merge(step.step().getClass().getSimpleName(), 1, Integer::sum));
        return new PlanSummary(
                plan.id().value(),
                plan.target(),
                plan.fingerprint().value(),
                plan.serverVersion(),
                plan.isEmpty(),
                plan.steps().size(),
                plan.steps(Phase.EXPAND).size(),
                plan.steps(Phase.CONTRACT).size(),
                operations,
                plan.steps().stream().map(PlanSummary::title).toList(),
                plan.toAcknowledge(),
                plan.allHazards().stream()
                        .filter(hazard -> hazard.level() == Hazard.Level.NOTE)
                        .toList(),
                plan.refusals(),
                plan.findings().stream()
                        .filter(finding -> finding.level() == Finding.Level.DECISION)
                        .map(FindingDocument::of)
                        .toList());
    }

    private static StepTitle title(PlannedStep step) {
        return new StepTitle(step.number(), step.phase(), step.step().title());
    }
}
