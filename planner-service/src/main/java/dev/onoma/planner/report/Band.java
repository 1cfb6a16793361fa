package dev.onoma.planner.report;

import dev.onoma.planner.report.Report.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A phase of the run behind a picture of time.
 *
 * @param name also of its colour: {@code expand}, {@code soak}, {@code contract}, {@code rollback}, {@code paused} or {@code baseline}
 */
record Band(String name, Instant from, Instant until) {

    /**
     * The phases of a run, stages of one phase that follow each other as one.
     *
     * @param end of the phase that is still going on
     */
    static List<Band> of(List<Span> stages, Instant end) {
        List<Band> bands = new ArrayList<>();
        for (Span span : stages) {
            String name = name(span.stage());
            Instant until = span.until() == null ? end : span.until();
            if (name.isEmpty() || until.isBefore(span.from())) {
                continue;
            }
            if (!bands.isEmpty() && bands.getLast().name().equals(name)) {
                bands.set(bands.size() - 1, new Band(name, bands.getLast().from(), until));
            } else {
                bands.add(new Band(name, span.from(), until));
            }
        }
        return bands;
    }

    /** Nothing is done to the target before and after. */
    private static String name(String stage) {
        return switch (stage) {
            case "BASELINING" -> "baseline";
            case "EXPANDING", "VALIDATING" -> "expand";
            case "SOAKING" -> "soak";
            case "CONTRACTING" -> "contract";
            case "ROLLING_BACK" -> "rollback";
            case "PAUSED" -> "paused";
            default -> "";
        };
    }
}
