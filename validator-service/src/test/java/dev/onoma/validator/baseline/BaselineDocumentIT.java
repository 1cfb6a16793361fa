package dev.onoma.validator.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.validator.check.Rehearsal;
import dev.onoma.validator.check.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BaselineDocumentIT {

    private static final Path SHOP = Path.of("..", "examples", "legacy-shop", "schema.sql");

    @Test
    void aBaselineIsReadAsItWasWritten() throws Exception {
        try (Rehearsal run = Rehearsal.of(Schemas.ROLES + Files.readString(SHOP))) {
            Baseline read = BaselineDocument.read(BaselineDocument.write(run.baseline));
            assertThat(read.catalogue()).isEqualTo(run.baseline.catalogue());
            assertThat(Fingerprint.of(read.catalogue())).isEqualTo(run.baseline.fingerprint());
            assertThat(read.foreignKeys()).isEqualTo(run.baseline.foreignKeys());
            assertThat(read.privileges().held())
                    .isEqualTo(run.baseline.privileges().held());
            assertThat(read.tables()).isGreaterThanOrEqualTo(60);
        }
    }

    @Test
    void somethingElseIsRefused() {
        assertThatThrownBy(() -> BaselineDocument.read(new byte[] {1, 2, 3})).hasMessageContaining("cannot be read");
    }
}
