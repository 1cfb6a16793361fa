package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class FingerprintCheckIT {

    private static Rehearsal rolledBack() throws Exception {
        Rehearsal run = Rehearsal.of(Schemas.ORDERS);
        run.expand();
        run.contract();
        run.rollBack();
        return run;
    }

    @Test
    void afterARollbackNothingDiffers() throws Exception {
        try (Rehearsal run = rolledBack()) {
            CheckResult result = run.validate(ValidationStage.AFTER_ROLLBACK).get("fingerprint");
            assertThat(result.verdicts()).isEmpty();
            assertThat(result.summary()).contains(run.baseline.fingerprint().toString());
        }
    }

    @Test
    void aChangedDefaultFails() throws Exception {
        try (Rehearsal run = rolledBack()) {
            run.database.execute("ALTER TABLE \"Customer\" ALTER \"tenantId\" SET DEFAULT 7");
            assertThat(run.validate(ValidationStage.AFTER_ROLLBACK)
                            .get("fingerprint")
                            .verdicts())
                    .singleElement()
                    .satisfies(verdict -> {
                        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                        assertThat(verdict.object()).isEqualTo("table public.\"Customer\"");
                    });
        }
    }

    @Test
    void aTableOfSomebodyElseIsOnlyAWarning() throws Exception {
        try (Rehearsal run = rolledBack()) {
            run.database.execute("CREATE TABLE fruits ()");
            assertThat(run.validate(ValidationStage.AFTER_ROLLBACK)
                            .get("fingerprint")
                            .verdicts())
                    .singleElement()
                    .satisfies(verdict -> assertThat(verdict.outcome()).isEqualTo(Outcome.WARNING));
        }
    }
}
