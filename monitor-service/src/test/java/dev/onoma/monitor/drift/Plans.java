package dev.onoma.monitor.drift;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameRelation;
import java.util.List;

/** A plan that renames "Item" with one column to items. */
final class Plans {

    private Plans() {}

    static PlanNames names() {
        Member member = new Member(
                QualifiedName.of("public", "Item"),
                QualifiedName.of("public", "items"),
                QualifiedName.of("public", "items"),
                Relation.Kind.TABLE,
                List.of(new ColumnRename(Identifier.of("itemId"), Identifier.of("id"), false, null)),
                new CompatibilityView(Identifier.of("owner"), true, List.of(), List.of(), List.of(), null, null));
        PlannedStep step = new PlannedStep(
                1,
                Phase.EXPAND,
                new RenameRelation(new RelationRename(List.of(member))),
                List.of(),
                List.of(),
                List.of());
        return PlanNames.of(new Plan(
                new PlanId("plan-0123456789abcdef"),
                "shop",
                new Fingerprint("a".repeat(64)),
                180006,
                List.of(step),
                List.of(),
                List.of(),
                List.of()));
    }
}
