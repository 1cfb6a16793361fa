package dev.onoma.planner.report;

import dev.onoma.planner.report.Metric.Point;
import java.util.List;

/** A picture of a metric in one line of text: each letter is the mean of its part of the samples. */
final class Sparkline {

    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final int LONGEST = 32;

    private Sparkline() {}

    static String of(List<Point> points) {
        if (points.isEmpty()) {
            return "";
        }
        int letters = Math.min(points.size(), LONGEST);
        double least = points.stream().mapToDouble(Point::value).min().orElseThrow();
        double most = points.stream().mapToDouble(Point::value).max().orElseThrow();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            double mean = points.subList(i * points.size() / letters, (i + 1) * points.size() / letters).stream()
                    .mapToDouble(Point::value)
                    .average()
                    .orElseThrow();
            double share = most > least ? (mean - least) / (most - least) : 0;
            line.append(LEVELS.charAt((int) Math.round(share * (LEVELS.length() - 1))));
        }
        return line.toString();
    }
}
