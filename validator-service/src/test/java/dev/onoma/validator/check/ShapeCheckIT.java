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
    void whatSomebodyHungOnARelationOfThePlanIsOnlyAWarning() throws Exception {
        verdictsAfter(
                """
                CREATE RULE nothing AS ON DELETE TO customers DO ALSO SELECT 1;
                CREATE POLICY mine ON customers USING (true);
                CREATE STATISTICS both_names ON full_name, tenant_id FROM customers;
                ALTER TABLE customers ADD CONSTRAINT named CHECK (id > -7);
                CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER told BEFORE INSERT ON customers FOR EACH ROW EXECUTE FUNCTION told()""",
                Tuple.tuple(Outcome.WARNING, "rule public.nothing on public.customers"),
                Tuple.tuple(Outcome.WARNING, "policy mine on public.customers"),
                Tuple.tuple(Outcome.WARNING, "statistics public.both_names on public.customers"),
                Tuple.tuple(Outcome.WARNING, "constraint named of public.customers"),
                Tuple.tuple(Outcome.WARNING, "routine public.told()"),
                Tuple.tuple(Outcome.WARNING, "trigger told on public.customers"));
    }

    @Test
    void whatSomebodyHungOnAViewForAnOldNameFails() throws Exception {
        verdictsAfter(
                "CREATE RULE nothing AS ON DELETE TO \"Customer\" DO INSTEAD NOTHING",
                Tuple.tuple(Outcome.FAILED, "rule public.nothing on public.\"Customer\""));
    }

    @Test
    void aRightThatSomebodyGaveIsForThePrivilegesToTell() throws Exception {
        verdictsAfter("GRANT SELECT ON customers TO PUBLIC; GRANT UPDATE (full_name) ON customers TO PUBLIC");
    }

    @Test
    void aRightThatSomebodyTookFails() throws Exception {
        verdictsAfter(
                "REVOKE DELETE ON customers FROM CURRENT_USER", Tuple.tuple(Outcome.FAILED, "table public.customers"));
    }
}
