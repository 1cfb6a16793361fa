package dev.onoma.benchmarks.measure;

import java.util.Locale;

/** What a number counts. */
public enum Unit {
    COUNT(""),
    MILLIS(" ms"),
    SECONDS(" s"),
    KIBIBYTES(" KiB"),
    MEBIBYTES(" MiB"),
    PER_SECOND("/s"),
    PERCENT(" %"),
    TIMES(" ×");

    private final String sign;

    Unit(String sign) {
        this.sign = sign;
    }

    /** For people: three digits that mean something, and the sign. */
    String format(double value) {
        return String.format(Locale.ROOT, "%,." + decimals(Math.abs(value)) + "f", value) + sign;
    }

    private int decimals(double size) {
        return switch (this) {
            case COUNT -> 0;
            case TIMES -> size < 0.1 ? 3 : 2;
            case MILLIS, SECONDS, KIBIBYTES, MEBIBYTES, PER_SECOND, PERCENT -> size >= 100 ? 0 : size >= 10 ? 1 : 2;
        };
    }
}
