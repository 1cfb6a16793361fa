package dev.onoma.planner.report;

import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import java.util.List;
import java.util.Optional;

/**
 * What the event log tells of a run, and of its target for as long as the run was the latest there; in the log's order.
 *
 * @param events of the run; the first is its {@link Event.PlanApproved}
 * @param alerts about the target, meant for this run
 */
public record Story(List<Told<Event>> events, List<Told<Alert>> alerts) {

    /**
     * @throws IllegalArgumentException when nothing happened: there is no run without an event
     */
    public Story {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("A run without events has no story: it begins with its approval.");
        }
        events = List.copyOf(events);
        alerts = List.copyOf(alerts);
    }

    /** All events of one kind. */
    <E extends Event> List<Told<E>> all(Class<E> kind) {
        return events.stream()
                .filter(told -> kind.isInstance(told.what()))
                .map(told -> new Told<>(told.at(), kind.cast(told.what())))
                .toList();
    }

    <E extends Event> Optional<Told<E>> first(Class<E> kind) {
        return all(kind).stream().findFirst();
    }

    <E extends Event> Optional<Told<E>> last(Class<E> kind) {
        return all(kind).reversed().stream().findFirst();
    }
}
