package dev.onoma.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.local.demo.Journal.Entry;
import dev.onoma.local.load.Waits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {

    private final Journal journal = new Journal();

    @BeforeEach
    void aWholeDemo() {
        journal.tables = 60;
        journal.columns = 353;
        journal.clients = 8;
        journal.clientStatements = 4711;
        journal.chapters.put(Chapter.BASELINE, new Entry(5000, new Waits(1000, 20, 3)));
        journal.chapters.put(Chapter.EXPAND, new Entry(300, new Waits(100, 80, 9)));
        journal.chapters.put(Chapter.CONTRACT, new Entry(200, new Waits(90, 95.5, 8)));
        journal.chapters.put(Chapter.ROLLBACK, new Entry(250, new Waits(90, 60, 8)));
        journal.chapters.put(Chapter.BARE_EXPAND, new Entry(200, new Waits(90, 70, 8)));
        journal.bare = new BareExpand.Outcome("psql, a transaction a step", 2);
        journal.fingerprintBefore = "sha256:1";
        journal.fingerprintAfter = "sha256:1";
    }

    @Test
    void tellsASuccessInTheFormThatIsPromised(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("demo/report.json");
        ReportFile.write(file, DemoReport.of(journal));

        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.path("success").asBoolean()).isTrue();
        assertThat(report.path("tables").asInt()).isEqualTo(60);
        assertThat(report.path("clientStatements").asInt()).isEqualTo(4711);
        assertThat(report.path("clientFailures").asInt(-1)).isZero();
        assertThat(report.path("longestClientWaitMs").asDouble()).isEqualTo(95.5);
        assertThat(report.path("baselineLongestClientWaitMs").asDouble()).isEqualTo(20);
        assertThat(report.path("expandMs").asDouble()).isEqualTo(300);
        assertThat(report.path("rollbackMs").asDouble()).isEqualTo(250);
        assertThat(report.path("bareExpandMs").asDouble()).isEqualTo(200);
        assertThat(report.path("ratioToBare").asDouble()).isEqualTo(1.5);
        assertThat(report.path("fingerprintRestored").asBoolean()).isTrue();
    }

    @Test
    void failsWhenAClientFailed() {
        journal.clientFailures.add(new ClientFailure(
                Instant.EPOCH, "client 1 (SIMPLE)", "job", Names.OLD, "SELECT 1", "42P01", "relation is gone"));

        DemoReport report = DemoReport.of(journal);

        assertThat(report.success()).isFalse();
        assertThat(report.failure()).isEqualTo("1 statements of clients failed");
        assertThat(String.join("\n", report.lines()))
                .contains("42P01")
                .contains("relation is gone")
                .contains("The demo failed: 1 statements of clients failed");
    }

    @Test
    void failsWhenTheSchemaIsNotTheOneBefore() {
        journal.fingerprintAfter = "sha256:2";

        assertThat(DemoReport.of(journal).success()).isFalse();
        assertThat(DemoReport.of(journal).fingerprintRestored()).isFalse();
    }

    @Test
    void leavesOutWhatDidNotHappen() {
        journal.fingerprintAfter = null;
        journal.chapters.remove(Chapter.ROLLBACK);

        DemoReport report = DemoReport.of(journal);

        assertThat(report.success()).isTrue();
        assertThat(report.rollbackMs()).isNull();
        assertThat(report.fingerprintRestored()).isNull();
    }
}
