package dev.onoma.planner.report;

import dev.onoma.events.Alert;
import dev.onoma.planner.report.Chart.Mark;
import dev.onoma.planner.report.Metric.Point;
import dev.onoma.planner.report.Report.Summary;
import dev.onoma.planner.report.Section.Cell;
import dev.onoma.planner.report.Section.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A report as one HTML file that needs nothing else: no script, nothing to be loaded, and the browser is told to hold it to that. */
public final class HtmlReport {

    private static final String STYLE = resource("report.css");
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final Report report;
    private final Markup page = new Markup();

    private HtmlReport(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        return new HtmlReport(report).page();
    }

    private String page() {
        Summary summary = report.summary();
        page.own("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.leaf("title", summary.run() + " on " + summary.target());
        page.open("style").own(STYLE).close().close().line();
        page.open("body").open("main").line();
        head(summary);
        tiles(summary);
        section(Sections.timeline(report));
        section(Sections.blocked(report));
        section(WatchSections.health(report, false));
        charts();
        section(WatchSections.benchmarks(report));
        section(WatchSections.alerts(report));
        section(WatchSections.drift(report));
        section(WatchSections.oldNames(report));
        section(Sections.checks(report));
        section(Sections.findings(report));
        section(Sections.steps(report));
        page.open("footer")
                .text("Made from the event log, told until " + Wording.time(summary.toldUntil()) + " UTC.")
                .close();
        return page.close().close().close().line().toString();
    }

    private void head(Summary summary) {
        page.open("header");
        page.open("h1")
                .leaf("bdi", summary.run())
                .text(" on ")
                .leaf("bdi", summary.target())
                .close();
        page.leaf(
                "p",
                Wording.verdict(summary),
                "class",
                "verdict " + summary.stage().toLowerCase(Locale.ROOT));
        if (!summary.reason().isEmpty()) {
            page.open("p").leaf("bdi", summary.reason()).close();
        }
        page.open("p", "class", "quiet").text("Plan ").leaf("code", summary.plan());
        page.text(", approved by ").leaf("bdi", summary.approvedBy());
        page.text(" at " + Wording.time(summary.approvedAt()) + " UTC");
        if (summary.startedBy() != null) {
            page.text(", started by ").leaf("bdi", summary.startedBy());
            page.text(" at " + Wording.time(summary.startedAt()) + " UTC");
        }
        page.text(".").close().close().line();
    }

    private void tiles(Summary summary) {
        page.open("ul", "class", "tiles");
        if (summary.tables() != null && summary.estimatedRows() != null) {
            tile(count(summary.tables()), "tables, about " + count(summary.estimatedRows()) + " rows");
        }
        tile(count(report.steps().size()), "steps tried");
        tile(Unit.MILLIS.show(report.blocked().p50Millis()), "blocked, half of the steps");
        tile(Unit.MILLIS.show(report.blocked().p99Millis()), "blocked, 99 of 100 steps");
        tile(Unit.MILLIS.show(report.blocked().maxMillis()), "blocked at most");
        tile(count(report.alerts().size()), "alerts");
        tile(count(report.drift().size()), "drifts");
        tile(count(report.oldNames().stream().filter(Report.OldName::inUse).count()), "old names in use");
        page.close().line();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void tile(String figure, String words) {
        page.open("li").leaf("b", figure).text(words).close();
    }

    private void section(Section section) {
        if (section.rows().isEmpty() && section.note().isEmpty()) {
            return;
        }
        page.open("section").leaf("h2", section.title());
        if (!section.note().isEmpty()) {
            page.leaf("p", section.note(), "class", "quiet");
        }
        if (!section.rows().isEmpty()) {
            page.open("div", "class", "wide").open("table").open("thead").open("tr");
            section.columns().forEach(column -> page.leaf("th", column.heading(), "class", align(column)));
            page.close().close().open("tbody");
            section.rows().forEach(row -> row(section.columns(), row));
            page.close().close().close();
        }
        page.close().line();
    }

    private void row(List<Column> columns, List<Cell> cells) {
        page.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            page.open("td", "class", align(columns.get(i)));
            switch (cell.kind()) {
                case WORDS -> page.text(cell.text());
                case NAME -> page.leaf("code", cell.text());
                case SENTENCE -> page.leaf("bdi", cell.text());
                case GOOD -> page.leaf("span", cell.text(), "class", "good");
                case CAUTION -> page.leaf("span", cell.text(), "class", "caution");
                case BAD -> page.leaf("span", cell.text(), "class", "bad");
            }
            page.close();
        }
        page.close().line();
    }

    private static String align(Column column) {
        return column.numeric() ? "number" : "words";
    }

    private void charts() {
        List<Instant> times = report.metrics().stream()
                .flatMap(metric -> metric.points().stream())
                .map(Point::at)
                .sorted()
                .toList();
        if (times.isEmpty()) {
            return;
        }
        Axis axis = Axis.ofTimes(times.getFirst(), times.getLast());
        List<Band> bands = Band.of(report.stages(), times.getLast());
        List<Mark> marks = report.alerts().stream()
                .filter(alert -> alert.severity() == Alert.Severity.CRITICAL)
                .map(alert -> new Mark(alert.raisedAt(), alert.kind() + ": " + alert.summary()))
                .toList();
        page.open("div", "class", "charts").line();
        for (Metric metric : report.metrics()) {
            page.open("figure").open("figcaption").leaf("bdi", metric.name());
            if (metric.duringPercent() != null) {
                page.leaf("span", "during " + Wording.change(metric.duringPercent()), "class", "quiet");
            }
            page.close();
            Chart.draw(page, metric, axis, bands, marks);
            page.close().line();
        }
        page.close().line();
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
