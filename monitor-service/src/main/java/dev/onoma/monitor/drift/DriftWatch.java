package dev.onoma.monitor.drift;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.jdbc.CatalogReader;
import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.events.Alert;
import dev.onoma.events.RunId;
import dev.onoma.plan.PlannedStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for changes of one run's schema. What is seen counts only if the run still soaks afterwards: before Onoma itself changes
 * anything, the planner has left that stage, so a look that is confirmed saw nobody's work but others'.
 */
public final class DriftWatch {

    private static final CatalogReader CATALOG = new CatalogReader(Scope.all());

    private final List<PlannedStep> standing;
    private final @Nullable Fingerprint validated;
    private final BooleanSupplier stillSoaking;
    private final Consumer<Alert> publish;
    private final OpenAlerts alerts;
    private @Nullable Expectation expectation;

    /**
     * @param standing the steps that stand
     * @param validated of the catalogue that the validator approved of; null where that is not known
     * @param stillSoaking asks the planner
     * @param publish returns when the alert is told, throws when it could not be
     */
    public DriftWatch(
            RunId run,
            String target,
            List<PlannedStep> standing,
            @Nullable Fingerprint validated,
            BooleanSupplier stillSoaking,
            Consumer<Alert> publish) {
        this.standing = List.copyOf(standing);
        this.validated = validated;
        this.stillSoaking = stillSoaking;
        this.publish = publish;
        this.alerts = new OpenAlerts(run, target);
    }

    /** The views that answer to old names. */
    public static List<QualifiedName> compatibilityViews(List<PlannedStep> standing) {
        return TouchedObjects.compatibilityViews(standing);
    }

    /** Looks once; the first look says what the schema has to be from then on. */
    public void look(Connection connection) throws SQLException {
        Snapshot actual = CATALOG.read(connection);
        Expectation wanted = expectation;
        boolean first = wanted == null;
        if (wanted == null) {
            wanted = new Expectation(standing, actual, validated);
        }
        // In microseconds, which is what the event log keeps.
        List<Alert> news = alerts.news(wanted.unmet(actual), Instant.now().truncatedTo(ChronoUnit.MICROS));
        if ((first || !news.isEmpty()) && !stillSoaking.getAsBoolean()) {
            return;
        }
        expectation = wanted;
        for (Alert alert : news) {
            publish.accept(alert);
            alerts.said(alert);
        }
    }
}
