package dev.onoma.planner.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant. */
public final class NearestNames {

    private static final int SHOWN = 3;

    private NearestNames() {}

    /** The known names closest to the wanted one, closest first, at most three. */
    public static List<String> to(String wanted, Collection<String> known) {
        String wish = wanted.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(Comparator.<String>comparingInt(name -> distance(wish, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** The same as half a sentence for people; says so when there is none. */
    public static String sentence(String wanted, Collection<String> known, String whenNone) {
        List<String> nearest = to(wanted, known);
        return nearest.isEmpty() ? whenNone : "The nearest are: " + String.join(", ", nearest) + ".";
    }

    /** Levenshtein's distance: insertions, deletions and replacements of one character. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
