package dev.onoma.planner.run;

import dev.onoma.events.Event;
import dev.onoma.events.UseCounter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often old names were used, summed up from what the monitor told of their counters, in the log's order. A counter that went down
 * lost what it had: somebody may have used the name meanwhile, so it is taken as used.
 */
public final class OldNameCounts {

    private final SortedMap<String, Count> counts = new TreeMap<>();

    /**
     * One old name.
     *
     * @param counter as it was told of last
     * @param uses of all the counters it had
     * @param lastUsed when it was seen that the counter had grown; null where it never did
     * @param lost whether a counter went down, so that there may have been more uses
     */
    public record Count(
            UseCounter counter, long uses, @Nullable Instant lastUsed, boolean lost) {}

    /**
     * Takes what was told of counters.
     *
     * @return the old names that were used since it was told of them before
     */
    public List<String> add(Event.OldNamesCounted told) {
        return told.counters().stream()
                .filter(counter -> add(counter, told.at()))
                .map(UseCounter::relation)
                .toList();
    }

    /** The old names that are counted, unused ones too. */
    public SortedMap<String, Count> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    private boolean add(UseCounter counter, Instant at) {
        Count before = counts.getOrDefault(
                counter.relation(), new Count(new UseCounter(counter.relation(), counter.probe(), 0), 0, null, false));
        boolean same = before.counter().probe() == counter.probe();
        boolean lost = same && counter.calls() < before.counter().calls();
        long more = same && !lost ? counter.calls() - before.counter().calls() : counter.calls();
        boolean used = lost || more > 0;
        counts.put(
                counter.relation(),
                new Count(counter, before.uses() + more, used ? at : before.lastUsed(), before.lost() || lost));
        return used;
    }
}
