package dev.onoma.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.cli.planner.EventDocument;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An event in a line. */
final class EventLine {

    private static final String TYPE_PREFIX = "dev.onoma.";
    // They stand in the line already.
    private static final Set<String> KNOWN = Set.of("event", "alert", "run", "target", "at");

    private EventLine() {}

    static String of(EventDocument event) {
        String type =
                event.type().startsWith(TYPE_PREFIX) ? event.type().substring(TYPE_PREFIX.length()) : event.type();
        return "%6d  %s  %-18s  %s  %s"
                .formatted(
                        event.cursor(),
                        event.at().truncatedTo(ChronoUnit.MILLIS),
                        type,
                        event.run() == null ? event.target() : event.run(),
                        String.join("  ", details(event.data())))
                .stripTrailing();
    }

    /** What it says in single values (others have no text), and in the one sentence that a failure is. */
    private static List<String> details(JsonNode data) {
        List<String> details = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : data.properties()) {
            String value = member.getValue().asText("");
            if (!value.isEmpty() && !KNOWN.contains(member.getKey())) {
                details.add(member.getKey() + "=" + value);
            }
        }
        JsonNode held = data.path("timing").path("heldMillis");
        if (held.isNumber()) {
            details.add("held=" + Words.millis(held.asDouble()) + "ms");
        }
        JsonNode failure = data.path("failure").path("message");
        if (failure.isTextual()) {
            details.add(failure.asText());
        }
        return details;
    }
}
