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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which old names are in use, as far as somebody was seen or was counted. */
@ApplicationScoped
public class OldNames {

    private static final int AT_ONCE = 5_000;
    private static final String SEEN = "old-name-used";
    private static final String VALIDATED = "run-validated";
    private static final String COUNTED = "old-names-counted";

    private final EventLog log;
    private final Duration quietTime;

    @Inject
    public OldNames(EventLog log, PlannerConfig config) {
        this.log = log;
        this.quietTime = config.planner().contract().quietTime();
    }

    /** The old names of a run used within the configured time, by the log's clock: how often, when last, and who was seen. */
    List<String> usedLately(RunId run) throws SQLException {
        SortedMap<String, TreeSet<String>> lately = new TreeMap<>();
        each(Events.filter(run.value(), null, SEEN).within(quietTime), (position, event) -> {
            if (event instanceof Event.OldNameUsed use) {
                who(lately, use.relation(), use.application() != null ? use.application() : use.role());
            }
        });
        long quietUntil = firstWithinQuietTime(run);
        OldNameCounts counts = new OldNameCounts();
        each(Events.filter(run.value(), null, VALIDATED), (position, event) -> {
            if (event instanceof Event.RunValidated told) {
                counts.add(told);
            }
        });
        each(Events.filter(run.value(), null, COUNTED), (position, event) -> {
            if (event instanceof Event.OldNamesCounted told) {
                List<String> used = counts.add(told);
                if (position >= quietUntil) {
                    used.forEach(relation -> who(lately, relation, null));
                }
            }
        });
        return lately.entrySet().stream()
                .map(use -> described(use.getKey(), counts.counts().get(use.getKey()), use.getValue()))
                .toList();
    }

    /** Where in the log the quiet time begins. */
    private long firstWithinQuietTime(RunId run) throws SQLException {
        List<StoredEntry> first =
                log.read(0, 1, Events.filter(run.value(), null, COUNTED).within(quietTime));
        return first.isEmpty() ? Long.MAX_VALUE : first.getFirst().position();
    }

    private interface Reader {
        void read(long position, Event event);
    }

    private void each(LogFilter filter, Reader reader) throws SQLException {
        long position = 0;
        List<StoredEntry> page;
        do {
            page = log.read(position, AT_ONCE, filter);
            for (StoredEntry stored : page) {
                position = stored.position();
                reader.read(position, Json.read(stored.entry().payload(), Event.class));
            }
        } while (page.size() == AT_ONCE);
    }

    private static void who(Map<String, TreeSet<String>> lately, String relation, @Nullable String user) {
        TreeSet<String> users = lately.computeIfAbsent(relation, name -> new TreeSet<>());
        if (user != null) {
            users.add(user);
        }
    }

    private static String described(String relation, OldNameCounts.@Nullable Count count, TreeSet<String> users) {
        String by = users.isEmpty() ? "" : "by " + String.join(", ", users);
        if (count == null || count.lastUsed() == null) {
            return by.isEmpty() ? relation : "%s (%s)".formatted(relation, by);
        }
        return "%s (%s%d uses counted, the last before %s%s)"
                .formatted(
                        relation,
                        count.lost() ? "the counter was reset, at least " : "",
                        count.uses(),
                        count.lastUsed(),
                        by.isEmpty() ? "" : ", seen: " + by);
    }
}
