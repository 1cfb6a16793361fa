package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class NamingCheckIT {

    @Test
    void whatTheContractWillMendIsNotTold() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            assertThat(run.afterExpand("naming")).isEmpty();
            run.contract();
            assertThat(run.validate(ValidationStage.AFTER_CONTRACT)
                            .get("naming")
                            .verdicts())
                    .isEmpty();
        }
    }

    @Test
    void aNewBadNameIsAWarning() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("CREATE TABLE \"GiftCard\" (id integer)");
            assertThat(run.afterExpand("naming")).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.WARNING);
                assertThat(verdict.object()).isEqualTo("table public.\"GiftCard\"");
            });
        }
    }
}
