package dev.onoma.monitor.drift;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.plan.PlannedStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the schema of a run that soaks with what it has to be. What is seen counts only if the run still soaks afterwards: before
 * Onoma itself changes anything, the planner has left that stage, so a look that is confirmed saw nobody's work but others'.
 */
public final class DriftWatch {

    private static final CatalogReader CATALOG = new CatalogReader(Scope.all());

    private final List<PlannedStep> standing;
    private final @Nullable Fingerprint validated;
    private final BooleanSupplier stillSoaking;
    private final DriftReports reports;
    private final BaselineStore store;
    private @Nullable Expectation expectation;

    /**
     * @param standing the steps that stand
     * @param validated of the catalogue that the validator approved of; null where that is not known
     * @param stillSoaking asks the planner
     * @param store where a baseline outlives the process
     */
    public DriftWatch(
            List<PlannedStep> standing,
            @Nullable Fingerprint validated,
            BooleanSupplier stillSoaking,
            DriftReports reports,
            BaselineStore store) {
        this.standing = List.copyOf(standing);
        this.validated = validated;
        this.stillSoaking = stillSoaking;
        this.reports = reports;
        this.store = store;
    }

    /** The views that answer to old names. */
    public static List<QualifiedName> compatibilityViews(List<PlannedStep> standing) {
        return TouchedObjects.compatibilityViews(standing);
    }

    /**
     * Looks once; the first look says what the schema has to be from then on, unless an earlier process has.
     *
     * @param suspect who changed something since the last look; null where that is not known
     * @param disarmed whether somebody switched off the event triggers
     */
    public void look(Connection connection, @Nullable Origin suspect, boolean disarmed) throws SQLException {
        long mark = reports.mark();
        Snapshot actual = CATALOG.read(connection);
        Expectation wanted = expectation;
        boolean first = wanted == null;
        if (wanted == null) {
            wanted = new Expectation(standing, baseline(actual), validated);
        }
        List<Drift> drifts = drifts(wanted, actual, suspect, disarmed);
        if ((first || reports.isNews(DriftKind.SCHEMA, drifts, mark)) && !stillSoaking.getAsBoolean()) {
            return;
        }
        if (first) {
            store.save("schema", Baseline.of(actual));
        }
        expectation = wanted;
        reports.compared(DriftKind.SCHEMA, drifts, mark);
    }

    private static List<Drift> drifts(Expectation wanted, Snapshot actual, @Nullable Origin suspect, boolean disarmed) {
        List<Drift> drifts = new ArrayList<>();
        wanted.unmet(actual).forEach(drift -> drifts.add(drift.by(suspect)));
        if (disarmed) {
            drifts.add(Drift.compared(
                    "event triggers onoma_capture_*",
                    Severity.WARNING,
                    "enabled always",
                    "dropped or disabled",
                    "somebody dropped or disabled Onoma's event triggers, so DDL is found by comparing"
                            + " catalogues only"));
        }
        return drifts;
    }

    private Baseline baseline(Snapshot actual) throws SQLException {
        return store.load("schema", Baseline.class).orElseGet(() -> Baseline.of(actual));
    }
}
