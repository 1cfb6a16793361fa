package dev.onoma.planner.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From where to where a picture reaches in one direction, with round numbers on the way.
 *
 * @param ticks between {@code low} and {@code high}
 */
record Axis(double low, double high, List<Tick> ticks) {

    private static final int MOST_STEPS = 5;
    private static final int MOST_TIMES = 6;
    /** Where the values differ by less than this share of them, the picture does not begin at zero. */
    private static final double NARROW = 0.2;
    /** What floating point may be off by. */
    private static final double ROUNDING = 1e-9;

    private static final List<Duration> TIME_STEPS = List.of(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(30));

    /** A place with a label. */
    record Tick(double at, String label) {}

    /** An axis for values, which ends at round numbers. */
    static Axis ofValues(double least, double most) {
        double from = least >= 0 && most - least > most * NARROW ? 0 : least;
        double until = most > from ? most : from + Math.max(1, Math.abs(from) * NARROW);
        double step = niceStep((until - from) / MOST_STEPS);
        double low = Math.floor(from / step + ROUNDING) * step;
        double high = Math.ceil(until / step - ROUNDING) * step;
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; low + i * step <= high + step / 2; i++) {
            double value = low + i * step;
            ticks.add(new Tick(value, label(value, step)));
        }
        return new Axis(low, high, ticks);
    }

    /** An axis of time in UTC, in milliseconds since 1970. */
    static Axis ofTimes(Instant from, Instant until) {
        long low = from.toEpochMilli();
        long high = Math.max(until.toEpochMilli(), low + 1_000);
        Duration step = TIME_STEPS.stream()
                .filter(candidate -> (high - low) / candidate.toMillis() < MOST_TIMES)
                .findFirst()
                .orElse(TIME_STEPS.getLast());
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(pattern(step), Locale.ROOT).withZone(ZoneOffset.UTC);
        List<Tick> ticks = new ArrayList<>();
        long first = Math.ceilDiv(low, step.toMillis()) * step.toMillis();
        for (long time = first; time <= high; time += step.toMillis()) {
            ticks.add(new Tick(time, format.format(Instant.ofEpochMilli(time))));
        }
        return new Axis(low, high, ticks);
    }

    /** Where a value lies, from 0 to 1. */
    double share(double value) {
        return (value - low) / (high - low);
    }

    private static double niceStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digit = least / power;
        return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
    }

    private static String label(double value, double step) {
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - ROUNDING));
        // Without this, what should be nothing can be written -0.
        double shown = Math.abs(value) < step / 2 ? 0 : value;
        return String.format(Locale.ROOT, "%,." + digits + "f", shown);
    }

    private static String pattern(Duration step) {
        if (step.toMillis() < 1_000) {
            return "HH:mm:ss.S";
        }
        if (step.toSeconds() < 60) {
            return "HH:mm:ss";
        }
        return step.toHours() < 6 ? "HH:mm" : step.toHours() < 24 ? "MM-dd HH:mm" : "yyyy-MM-dd";
    }
}
