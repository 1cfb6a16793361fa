package dev.onoma.planner.run;

import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.LogFilter;
import dev.onoma.eventlog.StoredEntry;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.planner.PlannerConfig;
import dev.onoma.planner.log.Events;
import dev.onoma.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** Which old names somebody was seen using. */
@ApplicationScoped
public class OldNames {

    private static final int AT_ONCE = 5_000;

    private final EventLog log;
    private final Duration quietTime;

    @Inject
    public OldNames(EventLog log, PlannerConfig config) {
        this.log = log;
        this.quietTime = config.planner().contract().quietTime();
    }

    /** The old names of a run seen in use within the configured time, with who used them last. */
    List<String> seenLately(RunId run) throws SQLException {
        LogFilter filter = Events.filter(run.value(), null, "old-name-used").within(quietTime);
        TreeSet<String> names = new TreeSet<>();
        long position = 0;
        List<StoredEntry> page;
        do {
            page = log.read(position, AT_ONCE, filter);
            for (StoredEntry stored : page) {
                position = stored.position();
                if (Json.read(stored.entry().payload(), Event.class) instanceof Event.OldNameUsed use) {
                    names.add(described(use));
                }
            }
        } while (page.size() == AT_ONCE);
        return List.copyOf(names);
    }

    private static String described(Event.OldNameUsed use) {
        String who = use.application() != null ? use.application() : use.role();
        return who == null ? use.relation() : use.relation() + " (by " + who + ")";
    }
}
