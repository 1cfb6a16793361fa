package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class ViewCheckIT {

    private static final String REPLACE = "DROP VIEW \"Customer\"; CREATE VIEW \"Customer\" AS ";

    private static void failsWith(String change, String words) throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute(change);
            assertThat(run.afterExpand("views")).anySatisfy(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.object()).isEqualTo("public.\"Customer\"");
                assertThat(verdict.message()).contains(words);
            });
        }
    }

    @Test
    void oldNamesAnswer() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            assertThat(run.afterExpand("views")).isEmpty();
        }
    }

    @Test
    void oldAndNewColumnNamesOfOneTableAnswer() throws Exception {
        try (Rehearsal run =
                Rehearsal.of("CREATE TABLE notes (id serial PRIMARY KEY, \"createdAt\" date, \"bodyText\" text)")) {
            run.expand();
            assertThat(run.afterExpand("views")).isEmpty();
            // No longer updatable by the new name of one column only.
            run.database.execute("""
                    CREATE OR REPLACE VIEW notes AS
                      SELECT id, created_at AS "createdAt", body_text AS "bodyText", created_at, lower(body_text) AS body_text
                      FROM notes__onoma""");
            assertThat(run.afterExpand("views"))
                    .extracting(verdict -> verdict.message())
                    .anySatisfy(message -> assertThat(message).contains("update it"))
                    .anySatisfy(message -> assertThat(message).contains("insert into it"));
        }
    }

    @Test
    void aMissingViewFails() throws Exception {
        failsWith("DROP VIEW \"Customer\"", "No view answers");
    }

    @Test
    void aMissingColumnFails() throws Exception {
        failsWith(REPLACE + "SELECT id, full_name AS \"fullName\" FROM customers", "lacks the columns [tenantId]");
    }

    @Test
    void anotherOrderOfColumnsFails() throws Exception {
        failsWith(
                REPLACE + "SELECT id, tenant_id AS \"tenantId\", full_name AS \"fullName\" FROM customers",
                "instead of [id, fullName, tenantId]");
    }

    @Test
    void aViewThatCannotBeWrittenFails() throws Exception {
        failsWith(
                REPLACE + "SELECT DISTINCT id, full_name AS \"fullName\", tenant_id AS \"tenantId\" FROM customers",
                "not simple enough to be updatable");
    }

    @Test
    void aColumnThatCannotBeWrittenFails() throws Exception {
        failsWith(
                REPLACE + "SELECT id, full_name || '' AS \"fullName\", tenant_id AS \"tenantId\" FROM customers",
                "Nobody can insert into it by its old name");
    }
}
