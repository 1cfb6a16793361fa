package dev.onoma.cli.planner;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the event log.
 *
 * @param cursor its position
 * @param type such as {@code dev.onoma.step-applied}
 * @param data the event as it was on the wire
 */
public record EventDocument(
        long cursor,
        String type,
        Instant at,
        @Nullable String run,
        @Nullable String target,
        JsonNode data) {

    public EventDocument {
        requireNonNull(type, "type");
        requireNonNull(at, "at");
        data = data == null ? MissingNode.getInstance() : data;
    }

    /**
     * Some entries of the log, in order.
     *
     * @param next where to read on
     */
    public record Page(List<EventDocument> events, long next) {

        public Page {
            events = List.copyOf(requireNonNull(events, "events"));
        }
    }
}
