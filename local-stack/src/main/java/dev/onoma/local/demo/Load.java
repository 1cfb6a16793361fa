package dev.onoma.local.demo;

import dev.onoma.local.demo.Journal.Entry;
import dev.onoma.local.load.Window;
import java.util.EnumMap;
import java.util.Map;

/** Clients at work, and the chapters that they live through. */
final class Load implements AutoCloseable {

    /** What happens in a chapter. */
    interface Deed {
        void run() throws InterruptedException;
    }

    private final ClientFleet fleet;
    private final Journal journal;
    private final Map<Chapter, Window> windows = new EnumMap<>(Chapter.class);

    Load(ClientFleet fleet, Journal journal) {
        this.fleet = fleet;
        this.journal = journal;
    }

    ClientFleet fleet() {
        return fleet;
    }

    /** Does something and writes down how long that took. */
    void during(Chapter chapter, Deed deed) throws InterruptedException {
        long begin = System.nanoTime();
        deed.run();
        windows.put(chapter, new Window(begin, System.nanoTime()));
    }

    /** How long a chapter took, in milliseconds. */
    double millis(Chapter chapter) {
        return windows.getOrDefault(chapter, new Window(0, 0)).millis();
    }

    /** Ends the clients' work; what a statement waited is known only now, for it may have outlasted its chapter. */
    @Override
    public void close() {
        fleet.close();
        windows.forEach((chapter, window) ->
                journal.chapters.put(chapter, new Entry(rounded(window.millis()), fleet.waits(window))));
        journal.clientStatements += fleet.statements();
        journal.clientFailures.addAll(fleet.failures());
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }
}
