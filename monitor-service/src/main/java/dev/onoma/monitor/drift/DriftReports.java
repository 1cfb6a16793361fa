package dev.onoma.monitor.drift;

import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.DriftKind;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of one run's drift, as events and as alerts, whether the stream or a comparison found it. What could not be told is not
 * remembered as told.
 */
public final class DriftReports {

    private final RunId run;
    private final String target;
    private final Consumer<Event> events;
    private final Consumer<Alert> alerts;
    private final OpenAlerts open;

    /**
     * @param events returns when the event is told, throws when it could not be
     * @param alerts likewise
     */
    public DriftReports(RunId run, String target, Consumer<Event> events, Consumer<Alert> alerts) {
        this.run = run;
        this.target = target;
        this.events = events;
        this.alerts = alerts;
        this.open = new OpenAlerts(run, target);
    }

    /** What the stream shows: each is an event of its own, and an alert unless that is open. */
    public synchronized void tell(Collection<Drift> drifts) {
        for (Drift drift : drifts) {
            Instant now = now();
            events.accept(event(drift, now));
            open.news(drift, now).ifPresent(this::raise);
        }
    }

    /** What was looked for: an event and an alert, unless that is open. */
    synchronized void tellOnce(Drift drift) {
        Instant now = now();
        Optional<AlertRaised> news = open.news(drift, now);
        if (news.isPresent()) {
            events.accept(event(drift, now));
            raise(news.get());
        }
    }

    /** To be taken before a comparison begins to read. */
    synchronized long mark() {
        return open.mark();
    }

    /** Whether a comparison brings anything new. */
    synchronized boolean isNews(DriftKind kind, List<Drift> all, long mark) {
        Instant now = now();
        return all.stream().anyMatch(drift -> open.news(drift, now).isPresent())
                || !open.over(kind, all, mark, now).isEmpty();
    }

    /**
     * What a comparison found.
     *
     * @param all of that kind that is not as it has to be
     * @param mark of before it: what the stream told since may not have been visible to it
     */
    synchronized void compared(DriftKind kind, List<Drift> all, long mark) {
        all.forEach(this::tellOnce);
        open.over(kind, all, mark, now()).forEach(this::resolve);
    }

    /** The run is over, and with it its alerts. */
    public synchronized void resolveAll() {
        open.over((DriftKind) null, List.of(), Long.MAX_VALUE, now()).forEach(this::resolve);
    }

    private void raise(AlertRaised alert) {
        alerts.accept(alert);
        open.said(alert);
    }

    private void resolve(AlertResolved alert) {
        alerts.accept(alert);
        open.said(alert);
    }

    private Event event(Drift drift, Instant now) {
        @Nullable Origin origin = drift.origin();
        return new Event.DriftDetected(
                run,
                target,
                drift.kind(),
                drift.object(),
                drift.severity(),
                drift.expected(),
                drift.seen(),
                drift.summary(),
                origin == null ? null : origin.role(),
                origin == null ? null : origin.application(),
                origin == null ? null : origin.lsn(),
                origin == null ? now : origin.at());
    }

    /** In microseconds, which is what the event log keeps. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
