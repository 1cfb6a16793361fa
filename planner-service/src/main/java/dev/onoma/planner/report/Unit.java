package dev.onoma.planner.report;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the values of a metric are counted in. */
@Schema(name = "ReportUnit")
public enum Unit {
    NONE(""),
    MILLIS("ms"),
    SECONDS("s"),
    PERCENT("%"),
    BYTES("B");

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final double KIBI = 1024;

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The last part of a metric's name says it: {@code probe.checkout.millis}, {@code cache-hit-percent}. */
    static Unit ofMetric(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('-')) + 1);
        return switch (last) {
            case "millis" -> MILLIS;
            case "seconds" -> SECONDS;
            case "percent" -> PERCENT;
            case "bytes" -> BYTES;
            default -> NONE;
        };
    }

    /**
     * In what values up to a size are shown.
     *
     * @param divisor of the value
     */
    record Scale(double divisor, String symbol) {}

    Scale scale(double largest) {
        if (this != BYTES) {
            return new Scale(1, symbol);
        }
        int power = 0;
        double divisor = 1;
        while (power < BINARY.length - 1 && Math.abs(largest) >= divisor * KIBI) {
            divisor *= KIBI;
            power++;
        }
        return new Scale(divisor, BINARY[power]);
    }

    /** Such as {@code 12.5 ms}. */
    String show(double value) {
        Scale scale = scale(value);
        String number = number(value / scale.divisor());
        return scale.symbol().isEmpty() ? number : number + " " + scale.symbol();
    }

    /** Three digits or so, as many as anybody reads. */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }

    /** A change with its sign, such as {@code +12.5 %}. */
    static String percent(double value) {
        return String.format(Locale.ROOT, "%+.1f %%", value);
    }
}
