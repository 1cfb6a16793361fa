package dev.onoma.benchmarks.measure;

/** What a number should be, and what it is. */
public record Goal(String what, double measured, Bound bound, double limit, Unit unit) {

    /** On which side of the limit is well. */
    public enum Bound {
        AT_MOST("at most"),
        AT_LEAST("at least");

        private final String words;

        Bound(String words) {
            this.words = words;
        }
    }

    public static Goal atMost(String what, double measured, double limit, Unit unit) {
        return new Goal(what, measured, Bound.AT_MOST, limit, unit);
    }

    public static Goal atLeast(String what, double measured, double limit, Unit unit) {
        return new Goal(what, measured, Bound.AT_LEAST, limit, unit);
    }

    public boolean isMet() {
        return switch (bound) {
            case AT_MOST -> measured <= limit;
            case AT_LEAST -> measured >= limit;
        };
    }

    /** In a line. */
    public String inWords() {
        return "%-6s  %s: %s (%s %s)"
                .formatted(isMet() ? "met" : "MISSED", what, unit.format(measured), bound.words, unit.format(limit));
    }
}
