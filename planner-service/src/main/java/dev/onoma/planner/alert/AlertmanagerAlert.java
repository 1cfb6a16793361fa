package dev.onoma.planner.alert;

import dev.onoma.catalog.Sha256;
import dev.onoma.events.Alert.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one of Alertmanager's alerts as one of ours; pure. */
final class AlertmanagerAlert {

    private static final String SOURCE = "alertmanager";
    private static final int LONGEST_KIND = 64;
    private static final int LONGEST_SUMMARY = 2_000;
    private static final int LONGEST_DETAIL = 500;
    private static final int MOST_DETAILS = 40;

    private final AlertmanagerWebhook.Entry entry;

    AlertmanagerAlert(AlertmanagerWebhook.Entry entry) {
        this.entry = entry;
    }

    /** The target that it says it is about; null where it says nothing. */
    @Nullable
    String target() {
        return entry.labels().get("target");
    }

    /** The same for all messages about the same trouble: Alertmanager's fingerprint, or one made of the labels as it does. */
    String id() {
        String fingerprint = entry.fingerprint();
        return SOURCE + "/" + (fingerprint == null || fingerprint.isBlank() ? digest() : fingerprint);
    }

    /** The firing alert. */
    OutsideAlert read(String target) {
        return new OutsideAlert(id(), target, kind(), severity(), SOURCE, summary(), details(), entry.startsAt());
    }

    String kind() {
        String named = entry.labels().getOrDefault("kind", name());
        String kind = named.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String bounded = kind.length() > LONGEST_KIND ? kind.substring(0, LONGEST_KIND) : kind;
        return bounded.isEmpty() ? SOURCE : bounded;
    }

    /** By the words that Prometheus' users have for it; what is not known is a warning. */
    Severity severity() {
        return switch (entry.labels().getOrDefault("severity", "").toLowerCase(Locale.ROOT)) {
            case "critical", "page", "emergency", "fatal" -> Severity.CRITICAL;
            case "info", "information", "none", "notice" -> Severity.INFO;
            default -> Severity.WARNING;
        };
    }

    private String summary() {
        Map<String, String> annotations = Objects.requireNonNullElse(entry.annotations(), Map.of());
        String text = annotations.getOrDefault("summary", annotations.getOrDefault("description", name()));
        return cut(text.isBlank() ? name() : text, LONGEST_SUMMARY);
    }

    private String name() {
        return entry.labels().getOrDefault("alertname", SOURCE);
    }

    private Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        entry.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_DETAILS)
                .forEach(label -> details.put("label." + label.getKey(), cut(label.getValue(), LONGEST_DETAIL)));
        String run = entry.labels().get("run");
        if (run != null) {
            details.put(OutsideAlert.RUN, cut(run, LONGEST_DETAIL));
        }
        if (entry.generatorURL() != null) {
            details.put("url", cut(entry.generatorURL(), LONGEST_DETAIL));
        }
        return details;
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
    }

    private String digest() {
        StringBuilder labels = new StringBuilder();
        new TreeMap<>(entry.labels())
                .forEach((name, value) ->
                        labels.append(name).append('\0').append(value).append('\0'));
        return Sha256.hex(labels.toString(), 8);
    }
}
