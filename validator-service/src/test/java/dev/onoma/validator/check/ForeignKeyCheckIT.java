package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignKeyCheckIT {

    /** Past the foreign key, as a careless restore does. */
    private static final String ORPHAN = """
            SET session_replication_role = replica;
            INSERT INTO %s VALUES (99, 100);
            RESET session_replication_role;
            """;

    private static String orphanIn(String table) {
        return ORPHAN.formatted(table);
    }

    private static List<Verdict> verdicts(Rehearsal run) throws Exception {
        return run.afterExpand("foreign-keys");
    }

    @Test
    void keysHoldAsBefore() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            assertThat(verdicts(run)).isEmpty();
        }
    }

    @Test
    void anOrphanFailsWithItsKeys() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute(orphanIn("purchase_orders (customer_id, total_cents)"));
            assertThat(verdicts(run)).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.object()).endsWith(" of public.purchase_orders");
                assertThat(verdict.message()).startsWith("1 rows refer to nothing, 0 did before the run.");
                assertThat(verdict.samples()).containsExactly("{\"id\":3,\"customer_id\":99}");
            });
        }
    }

    @Test
    void orphansThatWereThereBeforePass() throws Exception {
        try (Rehearsal run =
                Rehearsal.of(Schemas.ORDERS + orphanIn("\"PurchaseOrder\" (\"customerId\", \"totalCents\")"))) {
            run.expand();
            assertThat(verdicts(run)).isEmpty();
        }
    }

    @Test
    void aKeyThatIsNoLongerValidatedFails() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("UPDATE pg_constraint SET convalidated = false WHERE contype = 'f'");
            assertThat(verdicts(run)).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.message()).contains("NOT VALID");
            });
        }
    }

    @Test
    void aKeyWhoseTriggersAreDisabledFails() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("ALTER TABLE purchase_orders DISABLE TRIGGER ALL");
            assertThat(verdicts(run)).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.message()).contains("no longer checked");
            });
        }
    }

    @Test
    void aDroppedKeyFails() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            run.database.execute("ALTER TABLE purchase_orders DROP CONSTRAINT \"PurchaseOrder_customerId_fkey\"");
            assertThat(verdicts(run)).singleElement().satisfies(verdict -> {
                assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(verdict.message()).contains("gone");
            });
        }
    }

    @Test
    void compositeAndPartitionedKeysAreSearched() throws Exception {
        String schema = """
                CREATE TABLE "Region" (country text, code text, PRIMARY KEY (country, code));
                CREATE TABLE "Visit" ("visitId" integer, country text, "regionCode" text,
                  FOREIGN KEY (country, "regionCode") REFERENCES "Region") PARTITION BY RANGE ("visitId");
                CREATE TABLE "Visit_early" PARTITION OF "Visit" FOR VALUES FROM (0) TO (1000);
                INSERT INTO "Region" VALUES ('ch', 'zh');
                INSERT INTO "Visit" VALUES (1, 'ch', 'zh'), (2, 'ch', NULL);
                """;
        try (Rehearsal run = Rehearsal.of(schema)) {
            run.expand();
            assertThat(verdicts(run)).isEmpty();
            run.database.execute("SET session_replication_role = replica; INSERT INTO visits VALUES (3, 'ch', 'xx')");
            assertThat(verdicts(run))
                    .singleElement()
                    .satisfies(verdict -> assertThat(verdict.samples())
                            .containsExactly("{\"country\":\"ch\",\"region_code\":\"xx\"}"));
        }
    }
}
