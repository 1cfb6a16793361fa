package dev.onoma.eventlog;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RenameIndex;
import java.util.ArrayList;
import java.util.List;

/** Plans of steps that do not depend on each other. */
final class TestPlans {

    private TestPlans() {}

    /**
     * @param number makes its id
     */
    static Plan plan(int number, String target, int expand, int contract) {
        List<PlannedStep> steps = new ArrayList<>();
        for (int step = 1; step <= expand + contract; step++) {
            steps.add(new PlannedStep(
                    step,
                    step <= expand ? Phase.EXPAND : Phase.CONTRACT,
                    new RenameIndex(QualifiedName.of("public", "Index" + step), Identifier.of("idx_" + step)),
                    List.of(),
                    List.of(),
                    List.of()));
        }
        return new Plan(
                new PlanId("plan-%016x".formatted(number)),
                target,
                new Fingerprint("ab".repeat(32)),
                180_006,
                steps,
                List.of(),
                List.of(),
                List.of());
    }
}
