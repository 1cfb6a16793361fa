package dev.onoma.planner.report;

import dev.onoma.events.Event;
import dev.onoma.planner.report.Report.Span;
import dev.onoma.run.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In which stage a run was when. */
final class Timeline {

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private Timeline() {}

    static List<Span> of(Story story) {
        List<Span> spans = new ArrayList<>();
        String stage = new Stage.Approved().name();
        Instant from = story.events().getFirst().at();
        String reason = "";
        for (Told<Event.StageChanged> change : story.all(Event.StageChanged.class)) {
            spans.add(span(stage, from, change.at(), reason));
            stage = change.what().to();
            from = change.at();
            reason = change.what().reason();
        }
        spans.add(span(stage, from, null, reason));
        return spans;
    }

    /** Whether nothing more is to be expected of a run in that stage, unless somebody asks. */
    static boolean isLast(String stage) {
        return switch (stage) {
            case "COMPLETED", "ROLLED_BACK", "NEEDS_OPERATOR" -> true;
            default -> false;
        };
    }

    private static Span span(String stage, Instant from, @Nullable Instant until, String reason) {
        return new Span(stage, from, until, until == null ? null : millis(Duration.between(from, until)), reason);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}
