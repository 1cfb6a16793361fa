package dev.onoma.local.load;

/** What clients waited; a statement counts when any moment of it is in the window. */
public record Waits(int statements, double longestMillis, double p99Millis) {

    /** With two decimals. */
    public Waits rounded() {
        return new Waits(statements, rounded(longestMillis), rounded(p99Millis));
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }
}
