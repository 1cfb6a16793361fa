package dev.onoma.planner.report;

import static dev.onoma.planner.report.Section.Cell.name;
import static dev.onoma.planner.report.Section.Cell.sentence;
import static dev.onoma.planner.report.Section.Cell.words;
import static dev.onoma.planner.report.Section.Column.left;
import static dev.onoma.planner.report.Section.Column.right;

import dev.onoma.events.Alert;
import dev.onoma.events.Verdict;
import dev.onoma.planner.report.Report.Reaction;
import dev.onoma.planner.report.Section.Cell;
import dev.onoma.planner.report.Section.Kind;
import java.util.List;
import java.util.Locale;

/** What was seen while the run was watched. */
final class WatchSections {

    private WatchSections() {}

    static Section drift(Report report) {
        return new Section(
                "Drift",
                report.drift().isEmpty() ? "Nobody else changed what had to stay as it is." : "",
                List.of(
                        left("At"),
                        left("Kind"),
                        left("Severity"),
                        left("Object"),
                        left("Expected"),
                        left("Seen"),
                        left("By")),
                report.drift().stream()
                        .map(drift -> List.of(
                                words(Wording.time(drift.at())),
                                words(drift.kind().name().toLowerCase(Locale.ROOT)),
                                severity(drift.severity()),
                                name(drift.object()),
                                sentence(drift.expected()),
                                sentence(drift.seen()),
                                name(Wording.who(drift))))
                        .toList());
    }

    static Section alerts(Report report) {
        return new Section(
                "Alerts",
                report.alerts().isEmpty() ? "No alert was raised." : "",
                List.of(
                        left("Raised"),
                        left("Resolved"),
                        left("Severity"),
                        left("Kind"),
                        left("Source"),
                        left("Summary"),
                        left("Led to")),
                report.alerts().stream()
                        .map(alert -> List.of(
                                words(Wording.time(alert.raisedAt())
                                        + (alert.raised() > 1 ? " (" + alert.raised() + "×)" : "")),
                                words(Wording.time(alert.resolvedAt())),
                                severity(alert.severity()),
                                name(alert.kind()),
                                name(alert.source()),
                                sentence(alert.summary()),
                                new Cell(
                                        Wording.ledTo(alert),
                                        alert.ledTo() == Reaction.NOTHING ? Kind.WORDS : Kind.CAUTION)))
                        .toList());
    }

    private static Cell severity(Alert.Severity severity) {
        Kind kind = switch (severity) {
            case INFO -> Kind.WORDS;
            case WARNING -> Kind.CAUTION;
            case CRITICAL -> Kind.BAD;
        };
        return new Cell(severity.name().toLowerCase(Locale.ROOT), kind);
    }

    static Section oldNames(Report report) {
        return new Section(
                "Old names in use",
                report.oldNames().isEmpty()
                        ? "Nobody was seen using an old name; that is no proof that nobody does."
                        : "Uses are counted by the server, written rows included. Sightings are samples: where uses are not counted,"
                                + " that nobody was seen is no proof.",
                List.of(left("Name"), right("Uses"), right("Sightings"), left("First"), left("Last"), left("By")),
                report.oldNames().stream()
                        .map(use -> List.of(
                                name(use.relation()),
                                words(use.uses() == null ? "not counted" : String.valueOf(use.uses())),
                                words(String.valueOf(use.sightings())),
                                words(Wording.time(use.first())),
                                words(Wording.time(use.last())),
                                name(String.join(", ", use.by()))))
                        .toList());
    }

    static Section benchmarks(Report report) {
        return new Section(
                "Benchmark queries",
                report.benchmarks().isEmpty() ? "No query was judged." : "",
                List.of(
                        left("Query"),
                        left("Phase"),
                        left("Verdict"),
                        right("Before"),
                        right("Latest"),
                        right("Change"),
                        left("Why")),
                report.benchmarks().stream()
                        .map(judged -> List.of(
                                name(judged.query()),
                                words(judged.phase().name().toLowerCase(Locale.ROOT)),
                                outcome(judged.outcome()),
                                words(Unit.MILLIS.show(judged.baselineMillis())),
                                words(Unit.MILLIS.show(judged.millis())),
                                words(Unit.percent(judged.changePercent())),
                                sentence(judged.message())))
                        .toList());
    }

    private static Cell outcome(Verdict.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> new Cell("as before", Kind.GOOD);
            case WARNING -> new Cell("slower", Kind.CAUTION);
            case FAILED -> new Cell("much slower", Kind.BAD);
        };
    }

    /**
     * @param pictures whether a last column shows the course of time in one line of text
     */
    static Section health(Report report, boolean pictures) {
        List<Section.Column> columns = List.of(
                left("Figure"),
                right("Before"),
                right("During"),
                right("After"),
                right("Change during"),
                right("Change after"),
                left("Course"));
        return new Section(
                "Health",
                report.metrics().isEmpty() ? "No figures were sampled." : "Medians; the change is that of the median.",
                pictures ? columns : columns.subList(0, columns.size() - 1),
                report.metrics().stream().map(metric -> row(metric, pictures)).toList());
    }

    private static List<Cell> row(Metric metric, boolean pictures) {
        List<Cell> cells = List.of(
                name(metric.name()),
                words(Wording.median(metric, metric.before())),
                words(Wording.median(metric, metric.during())),
                words(Wording.median(metric, metric.after())),
                words(Wording.change(metric.duringPercent())),
                words(Wording.change(metric.afterPercent())),
                words(Sparkline.of(metric.points())));
        return pictures ? cells : cells.subList(0, cells.size() - 1);
    }
}
