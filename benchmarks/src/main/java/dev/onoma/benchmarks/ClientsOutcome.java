package dev.onoma.benchmarks;

import dev.onoma.benchmarks.load.ClientFleet;
import dev.onoma.local.load.QueryMode;
import dev.onoma.local.load.Waits;
import dev.onoma.local.load.Window;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one rival did to its clients in one round.
 *
 * @param undo none where there is no way back
 * @param before what clients waited before anything was done
 * @param during what they waited in expand and undo, by query mode too
 * @param pauseMillis for how long the clients' own process stood still at most, in expand and undo
 * @param failures a line for each statement that failed, ever
 */
record ClientsOutcome(
        String rival,
        Window expand,
        Optional<Window> undo,
        Waits before,
        List<Waits> during,
        Map<QueryMode, Waits> byMode,
        double pauseMillis,
        List<String> failures) {

    /** When the fleet has ended: a statement may have outlasted the window in which it began. */
    static ClientsOutcome of(String rival, ClientFleet fleet, Window before, Window expand, Optional<Window> undo) {
        Window all = new Window(expand.begin(), undo.orElse(expand).end());
        Map<QueryMode, Waits> byMode = new EnumMap<>(QueryMode.class);
        for (QueryMode mode : QueryMode.values()) {
            byMode.put(mode, fleet.waits(all, mode));
        }
        return new ClientsOutcome(
                rival,
                expand,
                undo,
                fleet.waits(before),
                Stream.concat(Stream.of(expand), undo.stream())
                        .map(fleet::waits)
                        .toList(),
                byMode,
                fleet.pauseMillis(all),
                fleet.failures());
    }

    double longest() {
        return during.stream().mapToDouble(Waits::longestMillis).max().orElse(0);
    }

    /** Of the worse way. */
    double p99() {
        return during.stream().mapToDouble(Waits::p99Millis).max().orElse(0);
    }

    int statements() {
        return during.stream().mapToInt(Waits::statements).sum();
    }
}
