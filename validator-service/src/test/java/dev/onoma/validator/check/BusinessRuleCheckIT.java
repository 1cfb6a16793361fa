package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.validator.baseline.BaselineImpossible;
import java.nio.file.Path;
import java.util.List;
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
