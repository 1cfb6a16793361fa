package dev.onoma.planner.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.onoma.eventlog.LogEntry;
import dev.onoma.eventlog.StoredEntry;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the event log.
 *
 * @param cursor its position; to read on from here
 * @param id the same for all messages about the same cause
 * @param type such as {@code dev.onoma.step-applied}
 * @param at when it happened
 * @param hash of this entry and everything before it
 * @param data the event as it was on the wire
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LoggedEvent")
public record LoggedEvent(
        long cursor,
        String id,
        String type,
        Instant at,
        @Nullable String run,
        @Nullable String target,
        String hash,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String data) {

    static LoggedEvent of(StoredEntry stored) {
        LogEntry entry = stored.entry();
        return new LoggedEvent(
                stored.position(),
                entry.eventId(),
                entry.type(),
                entry.time(),
                entry.run(),
                entry.target(),
                stored.hash(),
                entry.payload());
    }
}
