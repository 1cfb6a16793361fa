package dev.onoma.planner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onoma.planner.report.Report.AlertLine;
import dev.onoma.planner.report.Report.Reaction;
import dev.onoma.planner.report.Report.Span;
import dev.onoma.planner.report.Report.StepOutcome;
import dev.onoma.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/onoma/planner/report");
    private static final Path MADE = Path.of("target/report");

    private final Report report = Reporter.report(SampleStory.rolledBack());

    @Test
    void isTheDocumentThatProgramsRead() throws IOException {
        equalsGolden("report.json", pretty(report));
    }

    @Test
    void isReadableAsMarkdown() throws IOException {
        equalsGolden("report.md", MarkdownReport.of(report));
    }

    @Test
    void isOneHtmlFile() throws IOException {
        equalsGolden("report.html", HtmlReport.of(report));
    }

    @Test
    void tellsHowLongEachStageTook() {
        assertThat(report.stages())
                .extracting(Span::stage)
                .containsExactly(
                        "APPROVED", "BASELINING", "EXPANDING", "VALIDATING", "SOAKING", "ROLLING_BACK", "ROLLED_BACK");
        assertThat(report.stages().get(1).millis()).isEqualTo(240.0);
        assertThat(report.stages().getLast().until()).isNull();
    }

    @Test
    void tellsHowLongClientsWereBlocked() {
        // 0.75, 3.25, 4, 8, 12, 12.5
        assertThat(report.blocked().transactions()).isEqualTo(6);
        assertThat(report.blocked().p50Millis()).isEqualTo(4.0);
        assertThat(report.blocked().p99Millis()).isEqualTo(12.5);
        assertThat(report.blocked().waitedMillis()).isEqualTo(1_480.5);
    }

    @Test
    void tellsWhatBecameOfEachStep() {
        assertThat(report.steps()).extracting(Report.StepLine::outcome).containsOnly(StepOutcome.REVERTED);
        assertThat(report.steps().getLast().problem()).isEqualTo("lock-not-available: Somebody holds it.");
        assertThat(report.steps().getFirst().blockers()).hasSize(1);
    }

    @Test
    void tellsWhatEachAlertLedTo() {
        assertThat(report.alerts())
                .extracting(AlertLine::ledTo)
                .containsExactly(Reaction.NOTHING, Reaction.ROLLED_BACK);
        assertThat(report.alerts().getFirst().resolvedAt()).isNotNull();
        assertThat(report.summary().restored()).isTrue();
    }

    @Test
    void comparesMediansBeforeDuringAndAfter() {
        Metric probe = report.metrics().getLast();
        assertThat(probe.name()).isEqualTo("probe.checkout.millis");
        assertThat(probe.unit()).isEqualTo(Unit.MILLIS);
        assertThat(probe.before().median()).isEqualTo(5);
        assertThat(probe.during().median()).isEqualTo(7);
        assertThat(probe.duringPercent()).isEqualTo(40, within(0.001));
        assertThat(probe.during().highest()).isEqualTo(20);
        assertThat(report.metrics())
                .filteredOn(m -> m.name().equals("deadlocks"))
                .allSatisfy(m -> assertThat(m.duringPercent()).isNull());
    }

    @Test
    void canBeMadeOfARunThatHasOnlyBeenApproved() {
        Report early = Reporter.report(SampleStory.approved());
        assertThat(early.summary().stage()).isEqualTo("APPROVED");
        assertThat(MarkdownReport.of(early)).contains("Approved, not started.", "No step was tried.");
        assertThat(HtmlReport.of(early)).contains("No figures were sampled.").doesNotContain("<svg");
    }

    private static String pretty(Report report) throws JsonProcessingException {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private static void equalsGolden(String name, String made) throws IOException {
        Files.createDirectories(MADE);
        Files.writeString(MADE.resolve(name), made);
        assertThat(List.of(made.split("\n")))
                .as(
                        "The report has changed. If it was meant to: cp planner-service/%s planner-service/%s",
                        MADE.resolve(name), GOLDEN)
                .isEqualTo(List.of(Files.readString(GOLDEN.resolve(name)).split("\n")));
    }
}
