package dev.onoma.planner.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemKindTest {

    @ParameterizedTest
    @EnumSource
    void everyKindIsAnErrorAndDescribed(ProblemKind kind) throws Exception {
        assertThat(kind.status()).isBetween(400, 599);
        assertThat(kind.type()).hasToString("urn:onoma:problem:" + kind.key());
        assertThat(Files.readString(Path.of("README.md"))).contains("| `" + kind.key() + "` | " + kind.status() + " |");
    }
}
