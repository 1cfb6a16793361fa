package dev.onoma.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/** One field of a table. */
public sealed interface Cell {

    /** For people. */
    String text();

    /** For programs: a string, a number, or null. */
    @Nullable
    Object value();

    record Words(String text) implements Cell {
        @Override
        public String value() {
            return text;
        }
    }

    record Quantity(double number, Unit unit) implements Cell {
        @Override
        public String text() {
            return unit.format(number);
        }

        @Override
        public Number value() {
            return unit == Unit.COUNT ? (Number) Math.round(number) : (Number) number;
        }
    }

    /** There is nothing to be said: not measured, or not possible. */
    record Nothing() implements Cell {
        @Override
        public String text() {
            return "–";
        }

        @Override
        public @Nullable Object value() {
            return null;
        }
    }

    static Cell words(String text) {
        return new Words(text);
    }

    static Cell count(long number) {
        return new Quantity(number, Unit.COUNT);
    }

    /** A number, or nothing where a ratio had nothing to refer to. */
    static Cell of(double number, Unit unit) {
        return Double.isFinite(number) ? new Quantity(number, unit) : nothing();
    }

    static Cell nothing() {
        return new Nothing();
    }
}
