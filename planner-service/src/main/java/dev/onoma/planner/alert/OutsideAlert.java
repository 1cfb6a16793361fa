package dev.onoma.planner.alert;

import dev.onoma.events.Alert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert that came over HTTP.
 *
 * @param beganAt as its sender says; null where it does not
 */
public record OutsideAlert(
        String id,
        String target,
        String kind,
        Alert.Severity severity,
        String source,
        String summary,
        Map<String, String> details,
        @Nullable Instant beganAt) {

    /** The detail that names the run that an alert is about. */
    static final String RUN = "run";

    public OutsideAlert {
        details = Map.copyOf(details);
        // In microseconds, which is what the control database keeps.
        beganAt = beganAt == null ? null : beganAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * As it travels.
     *
     * @param holder the run that holds the target now: the alert is about that one and no later one; null where none does
     */
    Alert.AlertRaised raised(@Nullable String holder, Instant now) {
        Map<String, String> all = new TreeMap<>(details);
        if (holder != null) {
            all.putIfAbsent(RUN, holder);
        }
        return new Alert.AlertRaised(
                id, target, kind, severity, source, summary, all, now.truncatedTo(ChronoUnit.MICROS));
    }
}
