package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class RowCountCheckIT {

    @Test
    void bothNamesShowAllRows() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            assertThat(run.afterExpand("rows")).isEmpty();
        }
    }

    @Test
    void aViewThatHidesRowsFails() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("""
                    CREATE OR REPLACE VIEW "Customer" AS
                      SELECT id, full_name AS "fullName", tenant_id AS "tenantId" FROM customers WHERE tenant_id = 1""");
            assertThat(run.afterExpand("rows")).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.object()).isEqualTo("public.\"Customer\"");
                assertThat(verdict.message()).contains("shows 1 rows and public.customers has 2");
            });
        }
    }

    @Test
    void aViewThatCannotBeCountedDoesNotHideTheOthers() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("""
                    CREATE OR REPLACE VIEW "Customer" AS
                      SELECT id, full_name AS "fullName", tenant_id AS "tenantId" FROM customers WHERE 1 / (id - id) = 1;
                    CREATE OR REPLACE VIEW "PurchaseOrder" AS
                      SELECT id, customer_id AS "customerId", total_cents AS "totalCents", gross_cents AS "grossCents"
                      FROM purchase_orders LIMIT 1""");
            assertThat(run.afterExpand("rows"))
                    .extracting(verdict -> verdict.outcome() + " " + verdict.object())
                    .containsExactlyInAnyOrder("WARNING public.\"Customer\"", "FAILED public.\"PurchaseOrder\"");
        }
    }
}
