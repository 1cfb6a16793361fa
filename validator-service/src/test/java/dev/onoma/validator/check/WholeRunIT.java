package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.ValidationStage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A run in which nothing goes wrong passes every check at every stage. */
class WholeRunIT {

    private static final Path SHOP = Path.of("..", "examples", "legacy-shop");

    @Test
    void theLegacyShopPassesEverywhere() throws Exception {
        try (Rehearsal run = Rehearsal.of(Files.readString(SHOP.resolve("schema.sql"))
                + Files.readString(SHOP.resolve("rows.sql")) + "; ANALYZE")) {
            run.expand();
            assertThat(run.failures(ValidationStage.AFTER_EXPAND)).isEmpty();
            run.contract();
            assertThat(run.failures(ValidationStage.AFTER_CONTRACT)).isEmpty();
            run.rollBack();
            assertThat(run.failures(ValidationStage.AFTER_ROLLBACK)).isEmpty();
        }
    }

    @Test
    void aSmallSchemaPassesEverywhere() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ORDERS)) {
            run.expand();
            assertThat(run.failures(ValidationStage.AFTER_EXPAND)).isEmpty();
            run.contract();
            assertThat(run.failures(ValidationStage.AFTER_CONTRACT)).isEmpty();
            run.rollBack();
            assertThat(run.failures(ValidationStage.AFTER_ROLLBACK)).isEmpty();
        }
    }
}
