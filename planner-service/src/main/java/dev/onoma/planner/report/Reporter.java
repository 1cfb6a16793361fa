package dev.onoma.planner.report;

import dev.onoma.events.Event;
import dev.onoma.planner.report.Report.Span;
import dev.onoma.planner.report.Report.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a report of a story; pure. */
public final class Reporter {

    private Reporter() {}

    /**
     * @throws IllegalArgumentException when the story does not begin with an approval
     */
    public static Report report(Story story) {
        List<Span> stages = Timeline.of(story);
        return new Report(
                summary(story, stages),
                stages,
                Steps.blocked(story),
                Steps.of(story),
                Checks.of(story),
                Observations.drift(story),
                Alarms.of(story),
                Observations.oldNames(story),
                Observations.benchmarks(story),
                Figures.of(story));
    }

    private static Summary summary(Story story, List<Span> stages) {
        Told<Event.PlanApproved> approval = story.first(Event.PlanApproved.class)
                .orElseThrow(() -> new IllegalArgumentException("The story of a run begins with its approval."));
        Optional<Told<Event.StartRequested>> start = story.first(Event.StartRequested.class);
        Optional<Told<Event.BaselineCaptured>> baseline = story.first(Event.BaselineCaptured.class);
        Span now = stages.getLast();
        return new Summary(
                approval.what().run().value(),
                approval.what().plan().value(),
                approval.what().target(),
                now.stage(),
                now.reason(),
                approval.what().by(),
                approval.at(),
                start.map(told -> told.what().by()).orElse(null),
                start.map(Told::at).orElse(null),
                Timeline.isLast(now.stage()) ? now.from() : null,
                story.events().stream().map(Told::at).max(Instant::compareTo).orElseThrow(),
                baseline.map(told -> told.what().tables()).orElse(null),
                baseline.map(told -> told.what().estimatedRows()).orElse(null),
                Checks.restored(story));
    }
}
