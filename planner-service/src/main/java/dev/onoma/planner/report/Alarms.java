package dev.onoma.planner.report;

import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Event;
import dev.onoma.planner.report.Report.AlertLine;
import dev.onoma.planner.report.Report.Reaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which troubles there were, and what they did to the run. */
final class Alarms {

    private final Story story;
    private final Map<String, AlertLine> lines = new LinkedHashMap<>();

    private Alarms(Story story) {
        this.story = story;
    }

    static List<AlertLine> of(Story story) {
        Alarms alarms = new Alarms(story);
        story.alerts().forEach(alarms::tell);
        return List.copyOf(alarms.lines.values());
    }

    private void tell(Told<Alert> told) {
        switch (told.what()) {
            case AlertRaised alert -> raised(alert);
            case Alert.AlertResolved alert ->
                lines.computeIfPresent(alert.id(), (id, line) -> resolved(line, alert.at()));
        }
    }

    private void raised(AlertRaised alert) {
        AlertLine first = lines.get(alert.id());
        if (first == null) {
            lines.put(alert.id(), line(alert, alert.severity(), alert.at(), 1, reaction(alert)));
            return;
        }
        Reaction reaction = first.ledTo() == Reaction.NOTHING ? reaction(alert) : first.ledTo();
        Alert.Severity worst = first.severity().compareTo(alert.severity()) > 0 ? first.severity() : alert.severity();
        lines.put(alert.id(), line(alert, worst, first.raisedAt(), first.raised() + 1, reaction));
    }

    private static AlertLine line(
            AlertRaised alert, Alert.Severity worst, Instant since, int raised, Reaction reaction) {
        return new AlertLine(
                alert.id(), alert.kind(), worst, alert.source(), alert.summary(), since, raised, null, reaction);
    }

    private static AlertLine resolved(AlertLine line, Instant at) {
        return new AlertLine(
                line.id(),
                line.kind(),
                line.severity(),
                line.source(),
                line.summary(),
                line.raisedAt(),
                line.raised(),
                at,
                line.ledTo());
    }

    /** The planner gives the alert's source and summary as the reason of what it asks for then. */
    private Reaction reaction(AlertRaised alert) {
        String by = "alert:" + alert.source();
        for (Told<Event> told : story.events()) {
            if (told.what() instanceof Event.RollbackRequested e
                    && e.by().equals(by)
                    && e.reason().equals(alert.summary())) {
                return Reaction.ROLLED_BACK;
            }
            if (told.what() instanceof Event.PauseRequested e
                    && e.by().equals(by)
                    && e.reason().equals(alert.summary())) {
                return Reaction.PAUSED;
            }
        }
        return Reaction.NOTHING;
    }
}
