package dev.onoma.monitor.soak;

import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is wrong with the watching itself. It is never critical: that nobody looks is no reason to undo what was done well. Each
 * trouble is raised when it begins or changes, and resolved when it is over.
 */
final class CaptureAlerts {

    /** Changes are not streamed, or not all of them. */
    static final String CAPTURE = "capture";
    /** The slot is behind, or was lost. */
    static final String SLOT = "capture-slot";
    /** The slot had to be made anew: nobody knows all that was done in between, and nobody will, so it stays open. */
    static final String GAP = "capture-gap";

    private final String target;
    private final Consumer<Alert> publish;
    private final Map<String, String> open = new HashMap<>();

    CaptureAlerts(String target, Consumer<Alert> publish) {
        this.target = target;
        this.publish = publish;
    }

    /**
     * @param gist what makes it another trouble; the figures in the summary may change without it being one
     */
    void raise(String kind, String gist, String summary) {
        if (!gist.equals(open.get(kind))) {
            publish.accept(new AlertRaised(
                    id(kind),
                    target,
                    kind,
                    Severity.WARNING,
                    "monitor",
                    "Target \"%s\": %s".formatted(target, summary),
                    Map.of(),
                    now()));
            open.put(kind, gist);
        }
    }

    void resolve(String kind) {
        if (open.containsKey(kind)) {
            publish.accept(new AlertResolved(id(kind), target, now()));
            open.remove(kind);
        }
    }

    private String id(String kind) {
        return target + "/" + kind;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
