package dev.onoma.validator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.ValidationStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole validation of sixty tables, warm. The bound is wide, for busy machines; what is usual stands in the README. */
class SpeedIT {

    private static final Path SHOP = Path.of("..", "examples", "legacy-shop");
    private static final double MILLIS = 1_000;
    private static final int ROUNDS = 10;

    @Test
    void sixtyTablesAreValidatedInAMoment() throws Exception {
        try (Rehearsal run = Rehearsal.of(Files.readString(SHOP.resolve("schema.sql"))
                + Files.readString(SHOP.resolve("rows.sql")) + "; ANALYZE")) {
            run.expand();
            List<Double> millis = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                Validation.run(run.inspection(ValidationStage.AFTER_EXPAND));
                millis.add((System.nanoTime() - start) / 1e6);
            }
            assertThat(Collections.min(millis)).as("fastest of %s", millis).isLessThan(MILLIS);
        }
    }
}
