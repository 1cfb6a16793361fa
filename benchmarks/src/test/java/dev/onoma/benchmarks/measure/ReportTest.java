package dev.onoma.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Report REPORT = new Report(
            "run",
            "./onoma bench run --quick",
            Instant.parse("2026-01-02T03:04:05Z"),
            new Machine(2, 16_000, "some processor", "Linux", "25", 0.05),
            Map.of("tables", 3),
            new Result(
                    "18.6",
                    List.of(new Table("Times", List.of("who"), List.of(List.of(Cell.words("bare"))))),
                    List.of(
                            Goal.atMost("ratio", 1.2, 1.5, Unit.TIMES),
                            Goal.atLeast("rate", 100, 300, Unit.PER_SECOND)),
                    Map.of("bare ms", Samples.of(1, 2)),
                    List.of("a note")));

    @Test
    void tellsPeopleWhatWasMeasuredAndWhere() {
        assertThat(REPORT.lines())
                .containsExactly(
                        "",
                        "Times",
                        "  who",
                        "  bare",
                        "",
                        "met     ratio: 1.20 × (at most 1.50 ×)",
                        "MISSED  rate: 100/s (at least 300/s)",
                        "note: a note",
                        "",
                        "./onoma bench run --quick",
                        "2026-01-02T03:04:05Z, 2 cores (some processor), 16000 MiB, Linux, JDK 25, PostgreSQL 18.6,"
                                + " load before 0.05");
    }

    @Test
    void tellsProgramsEverythingNeededToGetItAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("run.json");
        REPORT.write(file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("command").asText()).isEqualTo("./onoma bench run --quick");
        assertThat(json.path("date").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
        assertThat(json.path("machine").path("memoryMiB").asInt()).isEqualTo(16_000);
        assertThat(json.path("machine").path("jdk").asText()).isEqualTo("25");
        assertThat(json.path("postgres").asText()).isEqualTo("18.6");
        assertThat(json.path("settings").path("tables").asInt()).isEqualTo(3);
        assertThat(json.path("goals").get(1).path("met").asBoolean(true)).isFalse();
        assertThat(json.path("tables").path("Times").get(0).path("who").asText())
                .isEqualTo("bare");
        assertThat(json.path("samples").path("bare ms")).hasSize(2);
    }

    @Test
    void thisMachineTellsOfItself() {
        Machine here = Machine.here();
        assertThat(here.cores()).isPositive();
        assertThat(here.memoryMiB()).isPositive();
    }
}
