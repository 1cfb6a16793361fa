package dev.onoma.planner.log;

import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.LogFilter;
import dev.onoma.wire.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the event log for others. */
@ApplicationScoped
public class Events {

    /** The most entries that one page holds. */
    public static final int MOST_AT_ONCE = 1_000;

    private final EventLog log;

    @Inject
    public Events(EventLog log) {
        this.log = log;
    }

    /** Which entries are wanted; null stands for any. A type may be given without its prefix {@code dev.onoma.}. */
    public static LogFilter filter(@Nullable String run, @Nullable String target, @Nullable String type) {
        String whole = type == null || type.startsWith(Envelope.TYPE_PREFIX) ? type : Envelope.TYPE_PREFIX + type;
        return new LogFilter(run, target, whole);
    }

    /** The entries after a cursor. */
    public EventPage after(long cursor, int limit, LogFilter filter) throws SQLException {
        List<LoggedEvent> events = log.read(cursor, Math.min(limit, MOST_AT_ONCE), filter).stream()
                .map(LoggedEvent::of)
                .toList();
        return new EventPage(
                events, events.isEmpty() ? cursor : events.getLast().cursor());
    }
}
