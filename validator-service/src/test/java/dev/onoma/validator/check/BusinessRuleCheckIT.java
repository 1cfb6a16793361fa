package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.validator.baseline.BaselineImpossible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusinessRuleCheckIT {

    private static final String OLD = """
            -- rule: orders-cost-something
            SELECT id, "totalCents" FROM "PurchaseOrder" WHERE "totalCents" <= 0;
            """;
    private static final String NEW = """
            -- rule: orders-cost-something
            SELECT id, total_cents FROM purchase_orders WHERE total_cents <= 0;
            """;
    private static final String FREE_ORDER =
            "INSERT INTO \"PurchaseOrder\" (\"customerId\", \"totalCents\") VALUES (1, 0);";

    @TempDir
    Path folder;

    private List<Verdict> verdicts(Rehearsal run, ValidationStage stage) throws Exception {
        return run.validate(stage).get("business-rules").verdicts();
    }

    @Test
    void violationsThatWereThereBeforePass() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS + FREE_ORDER, Rehearsal.rules(folder, OLD, NEW))) {
            run.expand();
            assertThat(verdicts(run, ValidationStage.AFTER_EXPAND)).isEmpty();
            run.contract();
            assertThat(verdicts(run, ValidationStage.AFTER_CONTRACT)).isEmpty();
        }
    }

    @Test
    void aNewViolationFailsWithItsRow() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS + FREE_ORDER, Rehearsal.rules(folder, OLD, ""))) {
            run.expand();
            run.database.execute(FREE_ORDER);
            assertThat(verdicts(run, ValidationStage.AFTER_EXPAND))
                    .singleElement()
                    .satisfies(verdict -> {
                        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
                        assertThat(verdict.object()).isEqualTo("orders-cost-something");
                        assertThat(verdict.message()).startsWith("2 rows break it, 1 did before the run");
                        assertThat(verdict.samples()).containsExactly("(4,0)");
                    });
        }
    }

    @Test
    void whatItUsesOfNamesThatAreCountedItTells() throws Exception {
        try (Rehearsal run = Rehearsal.counted(Schemas.ORDERS, Rehearsal.rules(folder, OLD, ""))) {
            run.expand();
            Map<String, CheckResult> results = run.validate(ValidationStage.AFTER_EXPAND);

            Map<String, Long> own = results.get("business-rules").ownUses();
            assertThat(own.values()).as("one rule").containsExactly(1L);
            assertThat(results.values().stream()
                            .filter(result -> !result.ownUses().isEmpty()))
                    .hasSize(1);
            String probe = own.keySet().iterator().next();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(run.number("SELECT pg_stat_get_function_calls(" + probe + ")"))
                            .isEqualTo(1));
            assertThat(run.number("SELECT sum(coalesce(pg_stat_get_function_calls(oid), 0)) FROM pg_proc"
                            + " WHERE proname LIKE 'uses\\_%'"))
                    .as("with all other checks")
                    .isEqualTo(1);
        }
    }

    @Test
    void aNewViolationAfterTheContractFailsByTheNewNames() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS, Rehearsal.rules(folder, OLD, NEW))) {
            run.expand();
            run.contract();
            run.database.execute("INSERT INTO purchase_orders (customer_id, total_cents) VALUES (1, -5)");
            assertThat(verdicts(run, ValidationStage.AFTER_CONTRACT))
                    .extracting(Verdict::outcome)
                    .containsExactly(Outcome.FAILED);
        }
    }

    @Test
    void oldNamesAfterTheContractAreAWarning() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS, Rehearsal.rules(folder, OLD, ""))) {
            run.expand();
            run.contract();
            assertThat(verdicts(run, ValidationStage.AFTER_CONTRACT))
                    .singleElement()
                    .satisfies(verdict -> {
                        assertThat(verdict.outcome()).isEqualTo(Outcome.WARNING);
                        assertThat(verdict.message()).contains("went with the contract");
                    });
        }
    }

    @Test
    void aRuleThatOldNamesNoLongerAnswerFails() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS, Rehearsal.rules(folder, OLD, ""))) {
            run.expand();
            run.database.execute("DROP VIEW \"PurchaseOrder\"");
            assertThat(verdicts(run, ValidationStage.AFTER_EXPAND))
                    .extracting(Verdict::outcome)
                    .containsExactly(Outcome.FAILED);
        }
    }

    @Test
    void aBadRuleStopsTheBaselineAndNamesItsLine() {
        String bad = "-- Of the shop.\n\n-- rule: typo\nSELECT id\nFROM \"PurchaseOrdr\"\n";
        assertThatThrownBy(() -> Rehearsal.of(Schemas.ORDERS, Rehearsal.rules(folder, bad, "")))
                .isInstanceOfSatisfying(
                        BaselineImpossible.class,
                        impossible -> assertThat(impossible.verdicts())
                                .singleElement()
                                .satisfies(verdict -> assertThat(verdict.message())
                                        .contains("old.sql, line 5", "typo", "PurchaseOrdr")));
    }

    @Test
    void aRuleCannotWrite() {
        String writes = "-- rule: sly\nWITH gone AS (DELETE FROM \"PurchaseOrder\" RETURNING id) SELECT * FROM gone\n";
        assertThatThrownBy(() -> Rehearsal.of(Schemas.ORDERS, Rehearsal.rules(folder, writes, "")))
                .isInstanceOf(BaselineImpossible.class);
        String function = "-- rule: slyer\nSELECT nextval('\"PurchaseOrder_id_seq\"')\n";
        assertThatThrownBy(() -> Rehearsal.of(Schemas.ORDERS, Rehearsal.rules(folder, function, "")))
                .isInstanceOf(BaselineImpossible.class)
                .hasMessageContaining("read-only");
    }
}
