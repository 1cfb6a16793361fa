package dev.onoma.local.demo;

import dev.onoma.local.demo.Journal.Part;
import dev.onoma.local.demo.LatencyLog.Window;
import java.util.LinkedHashMap;
import java.util.Map;

/** Clients at work, and the parts of the demo that they live through. */
final class Load implements AutoCloseable {

    /** A part of the demo. */
    interface Deed {
        void run() throws InterruptedException;
    }

    private final ClientFleet fleet;
    private final Journal journal;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    Load(ClientFleet fleet, Journal journal) {
        this.fleet = fleet;
        this.journal = journal;
    }

    ClientFleet fleet() {
        return fleet;
    }

    /** Does something and writes down how long that took. */
    void during(String part, Deed deed) throws InterruptedException {
        long begin = System.nanoTime();
        deed.run();
        windows.put(part, new Window(begin, System.nanoTime()));
    }

    /** How long a part took, in milliseconds. */
    double millis(String part) {
        return windows.getOrDefault(part, new Window(0, 0)).millis();
    }

    /** Ends the clients' work; what a statement waited is known only now, for it may have outlasted its part. */
    @Override
    public void close() {
        fleet.close();
        windows.forEach(
                (part, window) -> journal.parts.put(part, new Part(rounded(window.millis()), fleet.waits(window))));
        journal.clientStatements += fleet.statements();
        journal.clientFailures.addAll(fleet.failures());
    }

    private static double rounded(double millis) {
        return Math.round(millis * 100) / 100.0;
    }
}
