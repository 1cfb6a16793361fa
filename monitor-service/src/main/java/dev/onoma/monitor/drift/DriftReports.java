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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    /** In turn: each thing that is told waits for Kafka, and what the stream shows shall not wait for all that a comparison found. */
    private final ReentrantLock turns = new ReentrantLock(true);

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
    public void tell(Collection<Drift> drifts) {
        for (Drift drift : drifts) {
            inTurn(() -> {
                Instant now = now();
                events.accept(event(drift, now));
                open.news(drift, now).ifPresent(this::raise);
                return true;
            });
        }
    }

    /** What was looked for: an event and an alert, unless that is open. */
    void tellOnce(Drift drift) {
        inTurn(() -> {
            Instant now = now();
            Optional<AlertRaised> news = open.news(drift, now);
            if (news.isPresent()) {
                events.accept(event(drift, now));
                raise(news.get());
            }
            return news;
        });
    }

    /** To be taken before a comparison begins to read. */
    long mark() {
        return inTurn(open::mark);
    }

    /** Whether a comparison brings anything new. */
    boolean isNews(DriftKind kind, List<Drift> all, long mark) {
        Instant now = now();
        return inTurn(() -> all.stream().anyMatch(drift -> open.news(drift, now).isPresent())
                || !open.over(kind, all, mark, now).isEmpty());
    }

    /**
     * What a comparison found.
     *
     * @param all of that kind that is not as it has to be
     * @param mark of before it: what the stream told since may not have been visible to it
     */
    void compared(DriftKind kind, List<Drift> all, long mark) {
        all.forEach(this::tellOnce);
        resolveWhatIsOver(kind, all, mark);
    }

    /** The run is over, and with it its alerts. */
    public void resolveAll() {
        resolveWhatIsOver(null, List.of(), Long.MAX_VALUE);
    }

    /** One after the other, and looked up anew for each: the stream may have told of it again. */
    private void resolveWhatIsOver(@Nullable DriftKind kind, List<Drift> all, long mark) {
        boolean more = true;
        while (more) {
            more = inTurn(() -> {
                Optional<AlertResolved> next =
                        open.over(kind, all, mark, now()).stream().findFirst();
                next.ifPresent(this::resolve);
                return next.isPresent();
            });
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.lock();
        try {
            return work.get();
        } finally {
            turns.unlock();
        }
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
