package dev.onoma.monitor.usage;

import dev.onoma.events.UseCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What counters were told of. Whoever hears of them compares with what was told before, by an earlier process too: so the first time all
 * are told, unused ones too, and nothing is lost with the process.
 */
public final class CounterMemory {

    private final Duration repeatAfter;
    private final Map<String, Told> told = new HashMap<>();

    /**
     * @param rested from when on it is told of again that it is used
     */
    private record Told(UseCounter counter, Instant rested) {}

    public CounterMemory(Duration repeatAfter) {
        this.repeatAfter = repeatAfter;
    }

    /** Those of them that are worth telling. */
    public List<UseCounter> news(List<UseCounter> counters, Instant now) {
        return counters.stream().filter(counter -> isNews(counter, now)).toList();
    }

    private boolean isNews(UseCounter counter, Instant now) {
        Told last = told.get(counter.relation());
        if (last == null
                || last.counter().probe() != counter.probe()
                || counter.calls() < last.counter().calls()) {
            return true;
        }
        return counter.calls() > last.counter().calls() && !now.isBefore(last.rested());
    }

    /** They were told. */
    public void told(List<UseCounter> counters, Instant now) {
        for (UseCounter counter : counters) {
            // The first use is told at once.
            Instant rested = counter.calls() == 0 ? now : now.plus(repeatAfter);
            told.put(counter.relation(), new Told(counter, rested));
        }
    }
}
