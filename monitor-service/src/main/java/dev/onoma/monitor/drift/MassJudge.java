package dev.onoma.monitor.drift;

import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells mass changes from the server's own counts, where rows are not streamed: cheap, but without transaction and place in the log.
 * Much between two looks is a mass change only where it is much more than is usual for the table. Pure, for one thread.
 */
final class MassJudge {

    /** So many times the usual is no ordinary traffic. */
    private static final int TIMES_USUAL = 10;
    /** How much the latest look counts for what is usual. */
    private static final double WEIGHT = 0.1;
    /** What is usual is not known before so many looks. */
    private static final int WARM_UP = 5;

    /**
     * The counts of one table at one moment.
     *
     * @param live rows that are there, as estimated by the server
     */
    record Counts(long oid, String table, long inserted, long updated, long deleted, long live) {}

    /** What usually happens to a table between two looks. */
    private record Usual(int looks, double updated, double deleted) {

        static final Usual NOTHING = new Usual(0, 0, 0);

        Usual and(long moreUpdated, long moreDeleted) {
            return new Usual(looks + 1, mean(updated, moreUpdated), mean(deleted, moreDeleted));
        }

        private double mean(double before, long now) {
            return looks == 0 ? now : before + WEIGHT * (now - before);
        }
    }

    private final Set<String> quiet;
    private final long massRows;
    private final Map<Long, Counts> last = new HashMap<>();
    private final Map<Long, Usual> usual = new HashMap<>();

    /**
     * @param quiet tables, in SQL, that nobody has to write into
     * @param massRows from how many rows on is told
     */
    MassJudge(Set<String> quiet, long massRows) {
        this.quiet = Set.copyOf(quiet);
        this.massRows = massRows;
    }

    /** What happened since the last time; nothing the first time, nor after the counts were reset. */
    List<Drift> judge(List<Counts> counts) {
        List<Drift> drifts = new ArrayList<>();
        for (Counts now : counts) {
            Counts before = last.put(now.oid(), now);
            if (before != null) {
                judge(before, now, drifts);
            }
        }
        return drifts;
    }

    private void judge(Counts before, Counts now, List<Drift> drifts) {
        long inserted = now.inserted() - before.inserted();
        long updated = now.updated() - before.updated();
        long deleted = now.deleted() - before.deleted();
        if (now.table().startsWith("onoma.")) {
            if (deleted > 0) {
                drifts.add(drift(now, Severity.CRITICAL, "Onoma's ledger", deleted + " rows deleted"));
            }
            return;
        }
        if (quiet.contains(now.table()) && inserted + updated + deleted > 0) {
            drifts.add(drift(now, Severity.CRITICAL, "no writes", (inserted + updated + deleted) + " rows written"));
        }
        Usual ordinary = usual.getOrDefault(now.oid(), Usual.NOTHING);
        usual.put(now.oid(), ordinary.and(Math.max(0, updated), Math.max(0, deleted)));
        if (ordinary.looks() < WARM_UP) {
            return;
        }
        if (isMass(updated, ordinary.updated())) {
            drifts.add(mass(now, Severity.WARNING, updated + " rows updated"));
        }
        if (isMass(deleted, ordinary.deleted())) {
            boolean most = deleted > before.live() / 2;
            drifts.add(mass(now, most ? Severity.CRITICAL : Severity.WARNING, deleted + " rows deleted"));
        }
    }

    private boolean isMass(long rows, double ordinary) {
        return rows >= massRows && rows >= TIMES_USUAL * ordinary;
    }

    private Drift mass(Counts now, Severity severity, String seen) {
        return drift(now, severity, "less than " + massRows + " rows changed at once", seen);
    }

    private static Drift drift(Counts now, Severity severity, String expected, String seen) {
        String object = "table " + now.table();
        return new Drift(DriftKind.DATA, object, severity, expected, seen, seen + " in " + object, null);
    }
}
