package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Verdict.Outcome;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ShapeCheckIT {

    private static void verdictsAfter(String change, Tuple... outcomesAndObjects) throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute(change);
            assertThat(run.afterExpand("shape"))
                    .extracting(verdict -> verdict.outcome(), verdict -> verdict.object())
                    .containsExactlyInAnyOrder(outcomesAndObjects);
        }
    }

    @Test
    void theCatalogueIsAsPredicted() throws Exception {
        verdictsAfter("SELECT 1");
    }

    @Test
    void aRenamedColumnFails() throws Exception {
        verdictsAfter(
                "ALTER TABLE purchase_orders RENAME COLUMN gross_cents TO gross",
                Tuple.tuple(Outcome.FAILED, "table public.purchase_orders"));
    }

    @Test
    void aMissingObjectFails() throws Exception {
        verdictsAfter("DROP VIEW \"PurchaseOrder\"", Tuple.tuple(Outcome.FAILED, "view public.\"PurchaseOrder\""));
    }

    @Test
    void aChangedTypeFails() throws Exception {
        verdictsAfter(
                "DROP VIEW \"Customer\"; ALTER TABLE customers ALTER tenant_id TYPE bigint",
                Tuple.tuple(Outcome.FAILED, "table public.customers"),
                Tuple.tuple(Outcome.FAILED, "view public.\"Customer\""));
    }

    @Test
    void anUnrelatedTableOfSomebodyElseIsOnlyAWarning() throws Exception {
        verdictsAfter("CREATE TABLE fruits ()", Tuple.tuple(Outcome.WARNING, "table public.fruits"));
    }

    @Test
    void anIndexOfSomebodyElseIsOnlyAWarning() throws Exception {
        verdictsAfter(
                "CREATE INDEX by_name ON customers (full_name)", Tuple.tuple(Outcome.WARNING, "index public.by_name"));
    }

    @Test
    void aRuleOnARelationOfThePlanFails() throws Exception {
        verdictsAfter(
                "CREATE RULE nothing AS ON DELETE TO customers DO INSTEAD NOTHING",
                Tuple.tuple(Outcome.FAILED, "rule public.nothing on public.customers"));
    }

    @Test
    void aPolicyOnARelationOfThePlanFails() throws Exception {
        verdictsAfter(
                "CREATE POLICY mine ON customers USING (true)",
                Tuple.tuple(Outcome.FAILED, "policy mine on public.customers"));
    }
}
