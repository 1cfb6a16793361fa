package dev.onoma.monitor.drift;

import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.events.DriftKind;
import dev.onoma.naming.Standard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** After a run: looks whether the database stays on its standard. */
public final class StandardWatch {

    private static final CatalogReader CATALOG = new CatalogReader(Scope.all());

    /** Says whether what was seen counts. */
    public interface Confirmation {
        boolean asked(Connection connection) throws SQLException;
    }

    private final Standard standard;
    private final Confirmation stillDone;
    private final DriftReports reports;
    private final BaselineStore store;
    private @Nullable StandardJudge judge;

    /** What is kept: the rules that were broken when the run was done. */
    record Tolerated(Set<String> findings) {}

    /**
     * @param stillDone whether Onoma changed nothing meanwhile
     * @param store where what is tolerated outlives the process
     */
    public StandardWatch(Standard standard, Confirmation stillDone, DriftReports reports, BaselineStore store) {
        this.standard = standard;
        this.stillDone = stillDone;
        this.reports = reports;
        this.store = store;
    }

    /**
     * Looks once; what the first look finds is tolerated from then on, unless an earlier process has looked.
     *
     * @param suspect who changed something since the last look; null where that is not known
     */
    public void look(Connection connection, @Nullable Origin suspect) throws SQLException {
        long mark = reports.mark();
        Snapshot actual = CATALOG.read(connection);
        if (!stillDone.asked(connection)) {
            return;
        }
        StandardJudge known = judge;
        if (known == null) {
            Optional<Tolerated> kept = store.load("standard", Tolerated.class);
            Tolerated tolerated = kept.orElseGet(() -> new Tolerated(StandardJudge.broken(standard, actual)));
            if (kept.isEmpty()) {
                store.save("standard", tolerated);
            }
            known = new StandardJudge(standard, tolerated.findings());
            judge = known;
        }
        List<Drift> drifts =
                known.judge(actual).stream().map(drift -> drift.by(suspect)).toList();
        reports.compared(DriftKind.STANDARD, drifts, mark);
    }
}
