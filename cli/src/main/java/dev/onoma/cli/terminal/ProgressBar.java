package dev.onoma.cli.terminal;

import java.util.Locale;

/** How far something has come, in one line that fits into the narrowest terminal. */
public final class ProgressBar {

    private static final int CELLS = 24;
    private static final int LONGEST = 79;

    private ProgressBar() {}

    /**
     * The bar with its numbers.
     *
     * @param label what is going on
     * @param remark what keeps it; may be empty
     */
    public static String of(String label, int done, int total, String remark) {
        int full = total == 0 ? 0 : (int) Math.round((double) CELLS * Math.min(done, total) / total);
        String line = String.format(
                Locale.ROOT,
                "%-12s %s%s %d/%d  %s",
                label,
                "█".repeat(full),
                "░".repeat(CELLS - full),
                done,
                total,
                Printable.of(remark));
        return cut(line.stripTrailing());
    }

    private static String cut(String line) {
        if (Printable.width(line) <= LONGEST) {
            return line;
        }
        StringBuilder fitting = new StringBuilder();
        int[] points = line.codePoints().toArray();
        for (int i = 0; i < points.length && Printable.width(fitting.toString()) < LONGEST - 2; i++) {
            fitting.appendCodePoint(points[i]);
        }
        return fitting.append('…').toString();
    }
}
