package dev.onoma.planner.report;

import dev.onoma.planner.report.Axis.Tick;
import dev.onoma.planner.report.Metric.Point;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A picture of one metric over time: a line, its axes with units, the phases of the run as shaded bands, and alerts as dashed lines.
 * It is inline SVG; the page's style sheet gives the colours.
 */
final class Chart {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 200;
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 26;
    private static final int BOTTOM = 30;
    private static final double THINNEST_BAND = 1.5;
    private static final int WIDTH_OF_LETTER = 7;
    /** More dots than these would hide the line. */
    private static final int MOST_DOTS = 60;

    private final Metric metric;
    private final Axis times;
    private final Axis values;
    private final Unit.Scale scale;

    /** Something that happened at one moment. */
    record Mark(Instant at, String words) {}

    private Chart(Metric metric, Axis times) {
        this.metric = metric;
        this.times = times;
        double most = metric.points().stream().mapToDouble(Point::value).max().orElse(1);
        double least = metric.points().stream().mapToDouble(Point::value).min().orElse(0);
        scale = metric.unit().scale(Math.max(Math.abs(most), Math.abs(least)));
        values = Axis.ofValues(least / scale.divisor(), most / scale.divisor());
    }

    static void draw(Markup page, Metric metric, Axis times, List<Band> bands, List<Mark> marks) {
        new Chart(metric, times).draw(page, bands, marks);
    }

    private void draw(Markup page, List<Band> bands, List<Mark> marks) {
        page.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                metric.name() + " over time" + (scale.symbol().isEmpty() ? "" : " in " + scale.symbol()));
        bands.forEach(band -> band(page, band));
        values.ticks().forEach(tick -> valueTick(page, tick));
        times.ticks().forEach(tick -> timeTick(page, tick));
        if (!scale.symbol().isEmpty()) {
            page.leaf("text", scale.symbol(), "class", "unit", "x", String.valueOf(LEFT), "y", "16");
        }
        marks.forEach(mark -> mark(page, mark));
        course(page);
        page.close().line();
    }

    private void band(Markup page, Band band) {
        double from = Math.max(x(band.from()), LEFT);
        double until = Math.min(x(band.until()), WIDTH - RIGHT);
        if (until < LEFT || from > WIDTH - RIGHT) {
            return;
        }
        double width = Math.max(until - from, THINNEST_BAND);
        page.open(
                "rect",
                "class",
                "band " + band.name(),
                "x",
                coordinate(from),
                "y",
                String.valueOf(TOP),
                "width",
                coordinate(width),
                "height",
                String.valueOf(HEIGHT - TOP - BOTTOM));
        page.leaf("title", band.name()).close();
        if (width > band.name().length() * WIDTH_OF_LETTER) {
            page.leaf(
                    "text",
                    band.name(),
                    "class",
                    "phase",
                    "x",
                    coordinate(from + width / 2),
                    "y",
                    String.valueOf(TOP - 7));
        }
    }

    private void valueTick(Markup page, Tick tick) {
        String y = coordinate(y(tick.at()));
        String right = String.valueOf(WIDTH - RIGHT);
        page.empty("line", "class", "grid", "x1", String.valueOf(LEFT), "x2", right, "y1", y, "y2", y);
        page.leaf(
                "text",
                tick.label(),
                "class",
                "value",
                "x",
                String.valueOf(LEFT - 8),
                "y",
                coordinate(y(tick.at()) + 4));
    }

    private void timeTick(Markup page, Tick tick) {
        String x = coordinate(LEFT + times.share(tick.at()) * (WIDTH - LEFT - RIGHT));
        int floor = HEIGHT - BOTTOM;
        String end = String.valueOf(floor + 4);
        page.empty("line", "class", "tick", "x1", x, "x2", x, "y1", String.valueOf(floor), "y2", end);
        page.leaf("text", tick.label(), "class", "time", "x", x, "y", String.valueOf(floor + 18));
    }

    private void mark(Markup page, Mark mark) {
        double x = x(mark.at());
        if (x >= LEFT && x <= WIDTH - RIGHT) {
            page.open(
                    "line",
                    "class",
                    "mark",
                    "x1",
                    coordinate(x),
                    "x2",
                    coordinate(x),
                    "y1",
                    String.valueOf(TOP),
                    "y2",
                    String.valueOf(HEIGHT - BOTTOM));
            page.leaf("title", mark.words()).close();
        }
    }

    private void course(Markup page) {
        StringBuilder path = new StringBuilder();
        for (Point point : metric.points()) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(coordinate(x(point.at())))
                    .append(' ')
                    .append(coordinate(y(point.value() / scale.divisor())));
        }
        page.empty("path", "class", "course", "d", path.toString());
        if (metric.points().size() <= MOST_DOTS) {
            metric.points().forEach(point -> dot(page, point));
        }
    }

    private void dot(Markup page, Point point) {
        page.open(
                "circle",
                "class",
                "dot",
                "cx",
                coordinate(x(point.at())),
                "cy",
                coordinate(y(point.value() / scale.divisor())),
                "r",
                "2.5");
        page.leaf("title", Wording.time(point.at()) + ": " + metric.unit().show(point.value()))
                .close();
    }

    private double x(Instant at) {
        return LEFT + times.share(at.toEpochMilli()) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - values.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String coordinate(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
