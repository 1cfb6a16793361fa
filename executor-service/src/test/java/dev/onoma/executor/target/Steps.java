package dev.onoma.executor.target;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.plan.Phase;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.DropCompatibility;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameIndex;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.plan.step.ReplaceFunction;
import dev.onoma.plan.step.Step;
import java.util.List;

/** The schema that tests of this module migrate, and steps for it. */
public final class Steps {

    public static final String SCHEMA = """
            CREATE TABLE "InventoryItem" (id int PRIMARY KEY, "tenantId" int NOT NULL, quantity int NOT NULL DEFAULT 0);
            INSERT INTO "InventoryItem" SELECT i, i % 3, 0 FROM generate_series(1, 100) i;
            CREATE INDEX "itemTenant" ON "InventoryItem" ("tenantId");
            CREATE TABLE "OtherThing" (id int);
            """;

    public static final QualifiedName OLD_NAME = QualifiedName.of("public", "InventoryItem");

    private Steps() {}

    /** {@code "InventoryItem"} to inventory_items. */
    public static PlannedStep renameTable(int number) {
        return planned(number, Phase.EXPAND, new RenameRelation(inventoryItems()));
    }

    public static PlannedStep dropOldName(int number) {
        return planned(number, Phase.CONTRACT, new DropCompatibility(inventoryItems()));
    }

    /** {@code "itemTenant"} to the given name. */
    public static PlannedStep renameIndex(int number, String to) {
        return planned(
                number, Phase.CONTRACT, new RenameIndex(QualifiedName.of("public", "itemTenant"), Identifier.of(to)));
    }

    /** A step that says it replaces a function and does something else. */
    public static PlannedStep sql(int number, String statement) {
        ReplaceFunction.Body body = new ReplaceFunction.Body(statement, "");
        return planned(
                number, Phase.EXPAND, new ReplaceFunction(QualifiedName.of("public", "f"), "", "", body, body, "test"));
    }

    private static RelationRename inventoryItems() {
        Identifier owner = Identifier.of("postgres");
        return new RelationRename(List.of(new Member(
                OLD_NAME,
                QualifiedName.of("public", "inventory_items"),
                QualifiedName.of("public", "inventory_items"),
                Relation.Kind.TABLE,
                List.of(column("id", "id"), column("tenantId", "tenant_id"), column("quantity", "quantity")),
                new CompatibilityView(owner, true, List.of(), List.of(), List.of(), null, null))));
    }

    private static ColumnRename column(String from, String to) {
        return new ColumnRename(Identifier.of(from), Identifier.of(to), false, null);
    }

    private static PlannedStep planned(int number, Phase phase, Step step) {
        return new PlannedStep(number, phase, step, List.of(), List.of(), List.of("index \"itemTenant\""));
    }
}
