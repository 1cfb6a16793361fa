package dev.onoma.planner.run;

import dev.onoma.events.Event;
import dev.onoma.events.UseCounter;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often old names were used, summed up from what the monitor told of their counters, in the log's order. A counter that went down
 * lost what it had: somebody may have used the name meanwhile, so it is taken as used.
 */
public final class OldNameCounts {

    private final SortedMap<String, Count> counts = new TreeMap<>();
    private final Map<Long, Long> own = new HashMap<>();

    /**
     * One old name.
     *
     * @param counter as it was told of last
     * @param calls of this counter, those that a reset took from it included
     * @param earlier uses that other counters had counted before
     * @param uses of all the counters it had, by others than Onoma
     * @param lastUsed when it was seen that the counter had grown; null where it never did
     * @param lost whether a counter went down, so that there may have been more uses
     */
    public record Count(
            UseCounter counter,
            long calls,
            long earlier,
            long uses,
            @Nullable Instant lastUsed,
            boolean lost) {}

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

    /** Takes what the validator said of itself, which it does before the run soaks. */
    public void add(Event.RunValidated told) {
        if (told.ownUses() != null) {
            told.ownUses().forEach((probe, uses) -> own.merge(Long.valueOf(probe), uses, Long::sum));
        }
    }

    /** The old names that are counted, unused ones too. */
    public SortedMap<String, Count> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }

    private boolean add(UseCounter counter, Instant at) {
        Count before = counts.getOrDefault(
                counter.relation(),
                new Count(new UseCounter(counter.relation(), counter.probe(), 0), 0, 0, 0, null, false));
        boolean same = before.counter().probe() == counter.probe();
        boolean lost = same && counter.calls() < before.counter().calls();
        long more = same && !lost ? counter.calls() - before.counter().calls() : counter.calls();
        long calls = same ? before.calls() + more : more;
        long earlier = same ? before.earlier() : before.uses();
        // What Onoma itself used may reach the counter later than what it said of it.
        long others = Math.max(0, calls - own.getOrDefault(counter.probe(), 0L));
        long uses = Math.max(before.uses(), earlier + others);
        boolean used = lost || uses > before.uses();
        Instant lastUsed = used ? at : before.lastUsed();
        counts.put(counter.relation(), new Count(counter, calls, earlier, uses, lastUsed, before.lost() || lost));
        return used;
    }
}
