package dev.onoma.run;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.plan.Hazard;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RenameIndex;
import java.util.ArrayList;
import java.util.List;

/** Plans to test with. */
public final class Plans {

    public static final RunId RUN = new RunId("run-00000001");
    public static final Fingerprint FINGERPRINT = new Fingerprint("ab".repeat(32));

    private Plans() {}

    /** A plan whose steps turn round some objects: each step rests on the one before it on the same object. */
    public static Plan of(int expand, int contract, int objects) {
        List<PlannedStep> steps = new ArrayList<>();
        for (int number = 1; number <= expand + contract; number++) {
            steps.add(new PlannedStep(
                    number,
                    number <= expand ? Phase.EXPAND : Phase.CONTRACT,
                    new RenameIndex(QualifiedName.of("public", "index" + number), Identifier.of("idx_" + number)),
                    List.of(),
                    number > objects ? List.of(number - objects) : List.of(),
                    List.of()));
        }
        return plan(steps, List.of());
    }

    public static Plan plan(List<PlannedStep> steps, List<Hazard> hazards) {
        return new Plan(
                new PlanId("plan-0123456789abcdef"),
                "shop",
                FINGERPRINT,
                180_006,
                steps,
                hazards,
                List.of(),
                List.of());
    }

    public static RunState approved(Plan plan, int window) {
        return RunState.of(new Event.PlanApproved(RUN, plan.target(), plan.id(), "ada", List.of()), plan, window);
    }
}
