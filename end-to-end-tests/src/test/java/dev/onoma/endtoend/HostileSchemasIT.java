package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.endtoend.hostile.Hostility;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The same schemas in every build; {@code ./onoma torture --hostile N} takes as many others as one likes. */
class HostileSchemasIT {

    private static final int SCHEMAS = 150;
    private static final long FIRST = 1;

    @Test
    void goForwardAndBackAndAreWhatTheyWere() throws Exception {
        Hostility.Report report = new Hostility(Path.of("target", "hostile"), entry -> {}).run(SCHEMAS, FIRST);
        assertThat(report.failures()).isEmpty();
        assertThat(report.schemas()).isEqualTo(SCHEMAS);
        assertThat(report.statements()).as(report.toString()).isGreaterThan(report.offered() * 4 / 5);
        assertThat(report.steps()).as(report.toString()).isGreaterThan(10L * SCHEMAS);
    }
}
