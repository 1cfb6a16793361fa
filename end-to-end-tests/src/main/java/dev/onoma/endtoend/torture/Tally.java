package dev.onoma.endtoend.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each kind of fault was met, and in which stage of a run. */
final class Tally {

    /** The stages in the order of a run's life; a fault in any other is counted beside them. */
    private static final List<String> STAGES =
            List.of("BASELINING", "EXPANDING", "VALIDATING", "SOAKING", "CONTRACTING", "ROLLING_BACK");

    private static final String OTHER = "other";

    private final List<String> kinds;
    private final Map<String, Map<String, Integer>> met = new TreeMap<>();

    Tally(List<String> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    void met(String kind, String stage) {
        met.computeIfAbsent(kind, any -> new TreeMap<>())
                .merge(STAGES.contains(stage) ? stage : OTHER, 1, Integer::sum);
    }

    List<String> neverMet() {
        return kinds.stream().filter(kind -> !met.containsKey(kind)).toList();
    }

    /** A table with a row for each kind, also for those that were never met. */
    List<String> lines() {
        List<String> columns = new ArrayList<>(STAGES);
        columns.add(OTHER);
        List<String> lines = new ArrayList<>();
        lines.add("%-60s %6s  %s"
                .formatted(
                        "fault", "met", columns.stream().map("%12s"::formatted).collect(Collectors.joining(" "))));
        for (String kind : kinds) {
            Map<String, Integer> stages = met.getOrDefault(kind, Map.of());
            int all = stages.values().stream().mapToInt(Integer::intValue).sum();
            lines.add("%-60s %6d  %s"
                    .formatted(
                            kind,
                            all,
                            columns.stream()
                                    .map(stage -> "%12s".formatted(stages.getOrDefault(stage, 0)))
                                    .collect(Collectors.joining(" "))));
        }
        List<String> never = neverMet();
        lines.add(
                never.isEmpty()
                        ? "Every one of %d kinds of faults was met".formatted(kinds.size())
                        : "%d of %d kinds of faults were never met: more minutes reach them"
                                .formatted(never.size(), kinds.size()));
        return lines;
    }
}
