package dev.onoma.planner.report;

import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.LogFilter;
import dev.onoma.eventlog.StoredEntry;
import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.planner.log.Events;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.planner.run.RunReports;
import dev.onoma.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds in the event log what belongs to a run. */
@ApplicationScoped
public class Stories {

    private static final int AT_ONCE = 5_000;

    private final EventLog log;
    private final RunReports runs;

    @Inject
    public Stories(EventLog log, RunReports runs) {
        this.log = log;
        this.runs = runs;
    }

    /**
     * The story of a run up to now.
     *
     * @throws Problem when there is no such run
     */
    public Story of(String run) throws SQLException {
        // Waits until the log has caught up with the run's state, so that the last stage is part of the story.
        String target = runs.one(run).target();
        List<StoredEntry> own = entries(0, LogFilter.ofRun(run));
        if (own.isEmpty()) {
            throw Problem.of(
                    ProblemKind.WRONG_STAGE,
                    "Nothing is known of run \"%s\" yet: the news of its approval is still on its way. Ask again in a moment.",
                    run);
        }
        return new Story(own.stream().map(entry -> told(entry, Event.class)).toList(), alerts(run, target, own));
    }

    /** From the run's start until another run of the target starts; what names another run is not meant for this one. */
    private List<Told<Alert>> alerts(String run, String target, List<StoredEntry> own) throws SQLException {
        LogFilter starts = Events.filter(null, target, "start-requested");
        long from = own.stream()
                .filter(entry -> entry.entry().type().equals(starts.type()))
                .findFirst()
                .orElse(own.getFirst())
                .position();
        long until = entries(from, starts).stream()
                .filter(entry -> !run.equals(entry.entry().run()))
                .mapToLong(StoredEntry::position)
                .min()
                .orElse(Long.MAX_VALUE);
        List<StoredEntry> alerts = new ArrayList<>(entries(from, Events.filter(null, target, "alert-raised")));
        alerts.addAll(entries(from, Events.filter(null, target, "alert-resolved")));
        return alerts.stream()
                .filter(entry -> entry.position() < until)
                .sorted(Comparator.comparingLong(StoredEntry::position))
                .map(entry -> told(entry, Alert.class))
                .filter(told -> isMeantFor(run, told.what()))
                .toList();
    }

    private static boolean isMeantFor(String run, Alert alert) {
        return !alert.id().matches("(?s)run-[0-9a-z]{8,32}/.*") || alert.id().startsWith(run + "/");
    }

    private List<StoredEntry> entries(long after, LogFilter filter) throws SQLException {
        List<StoredEntry> entries = new ArrayList<>();
        List<StoredEntry> page;
        do {
            page = log.read(entries.isEmpty() ? after : entries.getLast().position(), AT_ONCE, filter);
            entries.addAll(page);
        } while (page.size() == AT_ONCE);
        return entries;
    }

    private static <T> Told<T> told(StoredEntry stored, Class<T> kind) {
        return new Told<>(stored.entry().time(), Json.read(stored.entry().payload(), kind));
    }
}
