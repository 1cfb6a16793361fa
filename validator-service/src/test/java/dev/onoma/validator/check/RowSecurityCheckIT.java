package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSecurityCheckIT {

    private static final String POLICIES = """
            ALTER TABLE "Customer" ENABLE ROW LEVEL SECURITY;
            ALTER TABLE "Customer" FORCE ROW LEVEL SECURITY;
            CREATE POLICY own_tenant ON "Customer" USING ("tenantId" = 1);
            GRANT SELECT ON "Customer" TO validator_test_clerk;
            """;

    private static Rehearsal expanded() throws Exception {
        Rehearsal run = Rehearsal.of(Schemas.ROLES + Schemas.ORDERS + POLICIES);
        run.expand();
        return run;
    }

    private static List<Verdict> verdicts(Rehearsal run) throws Exception {
        return run.afterExpand("row-security");
    }

    private static void failsWith(Rehearsal run, String object, String words) throws Exception {
        assertThat(verdicts(run)).anySatisfy(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(verdict.object()).isEqualTo(object);
            assertThat(verdict.message()).contains(words);
        });
    }

    @Test
    void aViewWithTheRightsOfTheCallerKeepsItClosed() throws Exception {
        try (Rehearsal run = expanded()) {
            assertThat(verdicts(run)).isEmpty();
        }
    }

    @Test
    void aPlainViewOpensIt() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("ALTER VIEW \"Customer\" RESET (security_invoker)");
            failsWith(run, "public.\"Customer\"", "opens the row-level security of public.customers");
        }
    }

    @Test
    void aPlainViewOfSomebodyElseOpensItToo() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("CREATE VIEW everything AS SELECT * FROM customers");
            failsWith(run, "public.everything", "opens the row-level security");
        }
    }

    @Test
    void switchingItOffFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("ALTER TABLE customers DISABLE ROW LEVEL SECURITY");
            failsWith(run, "public.customers", "Row-level security is off");
        }
    }

    @Test
    void sparingTheOwnerFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("ALTER TABLE customers NO FORCE ROW LEVEL SECURITY");
            failsWith(run, "public.customers", "no longer holds for the owner");
        }
    }

    @Test
    void aDroppedPolicyFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("DROP POLICY own_tenant ON customers");
            failsWith(run, "own_tenant on public.\"Customer\"", "gone");
        }
    }

    @Test
    void aPolicyForOtherRolesFails() throws Exception {
        try (Rehearsal run = expanded()) {
            run.database.execute("ALTER POLICY own_tenant ON customers TO validator_test_auditor");
            failsWith(run, "own_tenant on public.\"Customer\"", "changed");
        }
    }
}
