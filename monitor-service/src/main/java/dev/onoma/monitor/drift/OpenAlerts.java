package dev.onoma.monitor.drift;

import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.events.RunId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The alerts about one run's drift: each is raised once, again when it gets worse, and resolved once. */
final class OpenAlerts {

    private static final String SOURCE = "monitor";

    /**
     * @param since how many were raised before it
     */
    private record Open(Severity severity, long since) {}

    private final RunId run;
    private final String target;
    private final Map<String, Open> open = new TreeMap<>();
    private long raised;

    OpenAlerts(RunId run, String target) {
        this.run = run;
        this.target = target;
    }

    /** A mark in time: what is raised after it, {@link #over} leaves alone. */
    long mark() {
        return raised;
    }

    /** The alert to raise; empty where it is known and no worse. */
    Optional<AlertRaised> news(Drift drift, Instant now) {
        Open known = open.get(drift.key());
        return known == null || known.severity().compareTo(drift.severity()) < 0
                ? Optional.of(raised(drift, now))
                : Optional.empty();
    }

    /**
     * The alerts of that kind, or of all for null, whose cause is gone.
     *
     * @param present all that is not as it has to be, seen after the mark
     */
    List<AlertResolved> over(@Nullable DriftKind kind, List<Drift> present, long mark, Instant now) {
        Set<String> still = present.stream().map(Drift::key).collect(Collectors.toSet());
        return open.entrySet().stream()
                .filter(entry -> kind == null || entry.getKey().startsWith(kind.alertKind() + "/"))
                .filter(entry -> entry.getValue().since() < mark && !still.contains(entry.getKey()))
                .map(entry -> new AlertResolved(id(entry.getKey()), target, now))
                .toList();
    }

    /** It was said. */
    void said(AlertRaised alert) {
        open.put(key(alert.id()), new Open(alert.severity(), raised++));
    }

    /** It was said. */
    void said(AlertResolved alert) {
        open.remove(key(alert.id()));
    }

    private AlertRaised raised(Drift drift, Instant now) {
        String kind = drift.kind().alertKind();
        Map<String, String> details = new HashMap<>(Map.of(
                "run", run.value(), "object", drift.object(), "expected", drift.expected(), "seen", drift.seen()));
        Origin origin = drift.origin();
        if (origin != null) {
            details.put("lsn", origin.lsn());
            Optional.ofNullable(origin.role()).ifPresent(role -> details.put("role", role));
            Optional.ofNullable(origin.application()).ifPresent(name -> details.put("application", name));
        }
        String words = Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' ');
        return new AlertRaised(
                id(drift.key()),
                target,
                kind,
                drift.severity(),
                SOURCE,
                "%s on target \"%s\" under %s: %s".formatted(words, target, run, drift.summary()),
                details,
                now);
    }

    /** The same for the same trouble, whoever sees it and however often. */
    private String id(String key) {
        return run + "/" + key;
    }

    private String key(String id) {
        return id.substring(run.value().length() + 1);
    }
}
