package dev.onoma.monitor.drift;

import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The alerts about one run's schema: each is raised once, again when it gets worse, and resolved once. */
final class OpenAlerts {

    private static final String KIND = "schema-drift";
    private static final String SOURCE = "monitor";

    private final RunId run;
    private final String target;
    private final Map<String, Severity> open = new TreeMap<>();

    OpenAlerts(RunId run, String target) {
        this.run = run;
        this.target = target;
    }

    /** What has to be said, given all that is not as it has to be. */
    List<Alert> news(List<Drift> drifts, Instant now) {
        List<Alert> news = new ArrayList<>();
        for (Drift drift : drifts) {
            Severity known = open.get(drift.object());
            if (known == null || known.compareTo(drift.severity()) < 0) {
                news.add(raised(drift, now));
            }
        }
        Map<String, Drift> present = drifts.stream().collect(Collectors.toMap(Drift::object, Function.identity()));
        open.keySet().stream()
                .filter(object -> !present.containsKey(object))
                .forEach(object -> news.add(new AlertResolved(id(object), target, now)));
        return news;
    }

    /** It was said. */
    void said(Alert alert) {
        switch (alert) {
            case AlertRaised raised -> open.put(object(raised.id()), raised.severity());
            case AlertResolved resolved -> open.remove(object(resolved.id()));
        }
    }

    private AlertRaised raised(Drift drift, Instant now) {
        return new AlertRaised(
                id(drift.object()),
                target,
                KIND,
                drift.severity(),
                SOURCE,
                "Schema drift on target \"%s\" while %s soaks: %s".formatted(target, run, drift.summary()),
                Map.of(
                        "run", run.value(),
                        "object", drift.object(),
                        "expected", drift.expected(),
                        "seen", drift.seen()),
                now);
    }

    /** The same for the same trouble, whoever sees it and however often. */
    private String id(String object) {
        return prefix() + object;
    }

    private String object(String id) {
        return id.substring(prefix().length());
    }

    private String prefix() {
        return run + "/" + KIND + "/";
    }
}
