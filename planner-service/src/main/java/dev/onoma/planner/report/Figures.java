package dev.onoma.planner.report;

import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.planner.report.Metric.Level;
import dev.onoma.planner.report.Metric.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of the target's health: medians of each phase, what changed, and the course of time. */
final class Figures {

    /** More cannot be told apart in a picture as wide as a page. */
    static final int MOST_POINTS = 320;

    private static final double HUNDRED = 100;

    private final Map<HealthPhase, List<Double>> values = new EnumMap<>(HealthPhase.class);
    private final List<Point> points = new ArrayList<>();

    private Figures() {}

    static List<Metric> of(Story story) {
        Map<String, Figures> byName = new TreeMap<>();
        for (Told<Event.HealthSampled> told : story.all(Event.HealthSampled.class)) {
            Event.HealthSampled sample = told.what();
            sample.metrics().forEach((name, value) -> {
                if (Double.isFinite(value)) {
                    byName.computeIfAbsent(name, n -> new Figures()).add(sample, value);
                }
            });
        }
        return byName.entrySet().stream()
                .map(entry -> entry.getValue().metric(entry.getKey()))
                .toList();
    }

    private void add(Event.HealthSampled sample, double value) {
        values.computeIfAbsent(sample.phase(), phase -> new ArrayList<>()).add(value);
        points.add(new Point(sample.at(), value));
    }

    private Metric metric(String name) {
        Level before = level(HealthPhase.BEFORE);
        Level during = level(HealthPhase.DURING);
        Level after = level(HealthPhase.AFTER);
        points.sort(Comparator.comparing(Point::at));
        return new Metric(
                name,
                Unit.ofMetric(name),
                before,
                during,
                after,
                change(before, during),
                change(before, after),
                thinned(points, MOST_POINTS));
    }

    private @Nullable Level level(HealthPhase phase) {
        List<Double> seen =
                values.getOrDefault(phase, List.of()).stream().sorted().toList();
        if (seen.isEmpty()) {
            return null;
        }
        int middle = seen.size() / 2;
        double median = seen.size() % 2 == 1 ? seen.get(middle) : (seen.get(middle - 1) + seen.get(middle)) / 2;
        return new Level(seen.size(), median, seen.getFirst(), seen.getLast());
    }

    private static @Nullable Double change(@Nullable Level before, @Nullable Level later) {
        return before == null || later == null || before.median() == 0
                ? null
                : (later.median() - before.median()) / Math.abs(before.median()) * HUNDRED;
    }

    /** Of each part of the time the lowest and the highest value, so that no peak is lost. */
    static List<Point> thinned(List<Point> points, int most) {
        if (points.size() <= most) {
            return List.copyOf(points);
        }
        int parts = most / 2;
        List<Point> kept = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<Point> some = points.subList(
                    (int) ((long) part * points.size() / parts), (int) ((long) (part + 1) * points.size() / parts));
            Point lowest =
                    some.stream().min(Comparator.comparingDouble(Point::value)).orElseThrow();
            Point highest =
                    some.stream().max(Comparator.comparingDouble(Point::value)).orElseThrow();
            boolean rising = lowest.at().isBefore(highest.at());
            kept.add(rising ? lowest : highest);
            if (lowest != highest) {
                kept.add(rising ? highest : lowest);
            }
        }
        return kept;
    }
}
