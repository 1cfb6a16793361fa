package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivilegeCheckIT {

    private static final String GRANTS = """
            GRANT SELECT, UPDATE ON "Customer" TO validator_test_clerk;
            GRANT SELECT (id, "fullName") ON "Customer" TO validator_test_auditor;
            GRANT SELECT ON "PurchaseOrder" TO validator_test_clerk;
            """;

    private static Rehearsal expanded() throws Exception {
        Rehearsal run = Rehearsal.of(Schemas.ROLES + Schemas.ORDERS + GRANTS);
        run.expand();
        return run;
    }

    private static List<Verdict> verdicts(Rehearsal run) throws Exception {
        return run.afterExpand("privileges");
    }

    @Test
    void grantsAndColumnGrantsAreTheSameByBothNames() throws Exception {
        try (Rehearsal run = expanded()) {
            assertThat(verdicts(run)).isEmpty();
        }
    }

    @Test
    void aGrantLostOnTheOldNameFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("REVOKE UPDATE ON \"Customer\" FROM validator_test_clerk");
            assertThat(verdicts(run)).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.object()).isEqualTo("public.\"Customer\"");
                assertThat(verdict.message()).contains("validator_test_clerk", "lost UPDATE");
            });
        }
    }

    @Test
    void aGrantLostOnTheNewNameFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("REVOKE SELECT ON customers FROM validator_test_clerk");
            assertThat(verdicts(run)).anySatisfy(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.object()).isEqualTo("public.customers");
                assertThat(verdict.message()).contains("lost SELECT");
            });
        }
    }

    @Test
    void aColumnGrantLostOnTheOldNameFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("REVOKE SELECT (\"fullName\") ON \"Customer\" FROM validator_test_auditor");
            assertThat(verdicts(run)).anySatisfy(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.object()).isEqualTo("public.\"Customer\".fullName");
                assertThat(verdict.message()).contains("validator_test_auditor", "lost SELECT");
            });
        }
    }

    @Test
    void aRightGainedByEverybodyFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("GRANT DELETE ON \"PurchaseOrder\" TO PUBLIC");
            assertThat(verdicts(run)).anySatisfy(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.message()).contains("\"public\" has gained DELETE");
            });
        }
    }

    @Test
    void aRightThatSomebodyGaveOnTheRelationItselfIsAWarning() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("GRANT DELETE ON purchase_orders TO validator_test_clerk");
            assertThat(verdicts(run)).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.WARNING);
                assertThat(verdict.message()).contains("validator_test_clerk", "has gained DELETE");
            });
        }
    }

    @Test
    void aColumnGrantBehindAViewOfTheCallerFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("ALTER VIEW \"Customer\" SET (security_invoker = true)");
            assertThat(verdicts(run))
                    .anySatisfy(verdict -> assertThat(verdict.message()).contains("rights on some columns only"));
        }
    }
}
