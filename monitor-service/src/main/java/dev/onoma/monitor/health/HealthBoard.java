package dev.onoma.monitor.health;

import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.monitor.alert.AlertBook;
import dev.onoma.monitor.alert.Damping;
import dev.onoma.monitor.alert.Say;
import dev.onoma.monitor.alert.Trouble;
import dev.onoma.monitor.clock.SteadyClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the looks at one run's target write what they found: figures for the samples, troubles for the alerts. */
final class HealthBoard {

    private static final String SOURCE = "monitor";

    private final Damping damping;
    private final Consumer<Alert> alerts;
    private final AlertBook book = new AlertBook();
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Map<String, List<Double>> untold = new TreeMap<>();
    private RunHealth run;

    HealthBoard(RunHealth run, Damping damping, Consumer<Alert> alerts) {
        this.run = run;
        this.damping = damping;
        this.alerts = alerts;
    }

    synchronized RunHealth run() {
        return run;
    }

    /** The run went on. What is open when it begins to hold its target is told once more: now it concerns it. */
    synchronized void update(RunHealth next) {
        boolean begins = next.active() && !run.active();
        run = next;
        if (begins) {
            book.open().forEach(id -> {
                Trouble trouble = troubles.get(id);
                if (trouble != null) {
                    alerts.accept(raised(id, trouble, trouble.severity()));
                }
            });
        }
    }

    synchronized void figure(String metric, double value) {
        if (Double.isFinite(value)) {
            untold.computeIfAbsent(metric, name -> new ArrayList<>()).add(value);
        }
    }

    synchronized void figures(Map<String, Double> metrics) {
        metrics.forEach(this::figure);
    }

    /** The medians of the figures since the last sample, as the next sample. */
    synchronized Optional<Event.HealthSampled> sample(HealthPhase phase, Instant now) {
        Map<String, Double> medians = new TreeMap<>();
        untold.forEach(
                (metric, values) -> Baseline.of(values).ifPresent(baseline -> medians.put(metric, baseline.median())));
        untold.clear();
        return medians.isEmpty()
                ? Optional.empty()
                : Optional.of(new Event.HealthSampled(run.run(), run.target(), phase, micros(now), medians));
    }

    /**
     * A look has ended.
     *
     * @param trouble what it found; null when all was well
     * @param failuresAllowed so many in a row are nothing yet
     */
    synchronized void report(String kind, String object, @Nullable Trouble trouble, int failuresAllowed) {
        String id = run.run() + "/" + kind + "/" + object;
        if (trouble == null) {
            troubles.remove(id);
        } else {
            troubles.put(id, trouble);
        }
        Optional<Say> say = book.hear(
                id, trouble == null ? null : trouble.severity(), SteadyClock.now(), damping.allowing(failuresAllowed));
        say.ifPresent(news -> {
            switch (news) {
                case Say.Raise raise -> {
                    if (trouble != null) {
                        alerts.accept(raised(id, trouble, raise.severity()));
                    }
                }
                case Say.Resolve resolve ->
                    alerts.accept(new Alert.AlertResolved(id, run.target(), micros(Instant.now())));
            }
        });
    }

    private Alert.AlertRaised raised(String id, Trouble trouble, Alert.Severity severity) {
        Map<String, String> details = new TreeMap<>(trouble.details());
        details.put("run", run.run().value());
        details.put("object", trouble.object());
        return new Alert.AlertRaised(
                id,
                run.target(),
                trouble.kind(),
                severity,
                SOURCE,
                "Target \"%s\", %s: %s".formatted(run.target(), run.run(), trouble.summary()),
                details,
                micros(Instant.now()));
    }

    /** In microseconds, which is what the event log keeps. */
    static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
