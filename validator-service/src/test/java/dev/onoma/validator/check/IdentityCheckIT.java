package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class IdentityCheckIT {

    @Test
    void aRenameMovesNoRow() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            assertThat(run.afterExpand("identity")).isEmpty();
        }
    }

    @Test
    void aRewrittenTableFails() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("VACUUM FULL customers");
            assertThat(run.afterExpand("identity")).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.object()).isEqualTo("public.customers");
                assertThat(verdict.message()).contains("written anew");
            });
        }
    }

    @Test
    void whatSomebodyTruncatedIsToldWhenTheRunIsTakenBack() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("TRUNCATE customers CASCADE");
            run.rollBack();
            assertThat(run.validate(ValidationStage.AFTER_ROLLBACK)
                            .get("identity")
                            .verdicts())
                    .isNotEmpty()
                    .allSatisfy(verdict -> {
                        assertThat(verdict.outcome()).isEqualTo(Outcome.WARNING);
                        assertThat(verdict.message()).contains("TRUNCATE", "stay gone");
                    });
        }
    }

    @Test
    void anotherTableUnderTheSameNameFails() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("""
                    DROP TABLE purchase_orders CASCADE;
                    CREATE TABLE purchase_orders (id integer, customer_id integer, total_cents integer, gross_cents integer)""");
            assertThat(run.afterExpand("identity")).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.object()).isEqualTo("public.\"PurchaseOrder\"");
                assertThat(verdict.message()).contains("is gone");
            });
        }
    }
}
