package dev.onoma.monitor.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onoma.catalog.Literal;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told.
 *
 * @param id of the alert: the same when it is raised, gets worse, and is over
 * @param severity now; null when it is over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notification(
        String id,
        Status status,
        String target,
        String kind,
        @Nullable Severity severity,
        String source,
        String summary,
        Map<String, String> details,
        Instant at) {

    private static final int LONGEST_SUBJECT = 150;

    /** Whether it is there or over. */
    public enum Status {
        RAISED,
        RESOLVED
    }

    public Notification {
        details = Map.copyOf(details);
    }

    static Notification raised(AlertRaised alert, Severity severity) {
        return new Notification(
                alert.id(),
                Status.RAISED,
                alert.target(),
                alert.kind(),
                severity,
                alert.source(),
                alert.summary(),
                alert.details(),
                alert.at());
    }

    static Notification resolved(AlertRaised alert, Instant at) {
        return new Notification(
                alert.id(),
                Status.RESOLVED,
                alert.target(),
                alert.kind(),
                null,
                alert.source(),
                alert.summary(),
                alert.details(),
                at);
    }

    /** In one line, without anything that could pretend to be another one. */
    public String subject() {
        String text = Literal.printable("[%s] %s: %s".formatted(level(), target, summary));
        return text.length() > LONGEST_SUBJECT ? text.substring(0, LONGEST_SUBJECT - 1) + "…" : text;
    }

    /** In full. */
    public String text() {
        StringBuilder text = new StringBuilder(Literal.printable(summary)).append("\n\n");
        Map<String, String> lines = new TreeMap<>(details);
        lines.put("kind", kind);
        lines.put("source", source);
        lines.put("target", target);
        lines.put("at", at.toString());
        lines.forEach((name, value) -> text.append(Literal.printable(name))
                .append(": ")
                .append(Literal.printable(value))
                .append('\n'));
        return text.toString();
    }

    String level() {
        return severity == null ? Status.RESOLVED.name() : severity.name();
    }
}
