package dev.onoma.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.events.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAlertsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final RunId RUN = new RunId("run-12345678");

    private final OpenAlerts alerts = new OpenAlerts(RUN, "shop");

    @Test
    void aTroubleIsRaisedOnceAndResolvedOnce() {
        assertThat(hear(drift(Severity.WARNING))).singleElement().isInstanceOfSatisfying(AlertRaised.class, raised -> {
            assertThat(raised.id()).isEqualTo("run-12345678/schema-drift/table public.x");
            assertThat(raised.kind()).isEqualTo("schema-drift");
            assertThat(raised.source()).isEqualTo("monitor");
            assertThat(raised.summary()).contains("shop", "run-12345678", "table public.x is gone");
            assertThat(raised.details()).containsEntry("expected", "a").containsEntry("seen", "b");
        });
        assertThat(hear(drift(Severity.WARNING))).isEmpty();
        assertThat(hear())
                .singleElement()
                .isEqualTo(new AlertResolved("run-12345678/schema-drift/table public.x", "shop", NOW));
        assertThat(hear()).isEmpty();
    }

    @Test
    void itIsRaisedAgainWhenItGetsWorse() {
        hear(drift(Severity.WARNING));

        assertThat(hear(drift(Severity.CRITICAL))).hasSize(1);
        assertThat(hear(drift(Severity.WARNING))).isEmpty();
    }

    @Test
    void whatCouldNotBeSaidIsSaidTheNextTime() {
        assertThat(alerts.news(drift(Severity.WARNING), NOW)).isPresent();
        assertThat(alerts.news(drift(Severity.WARNING), NOW)).isPresent();
    }

    @Test
    void aComparisonDoesNotResolveWhatItCouldNotSeeYet() {
        long mark = alerts.mark();
        hear(drift(Severity.CRITICAL));

        assertThat(alerts.over(DriftKind.SCHEMA, List.of(), mark, NOW)).isEmpty();
        assertThat(alerts.over(DriftKind.SCHEMA, List.of(), alerts.mark(), NOW)).hasSize(1);
    }

    @Test
    void aComparisonOfSchemasSaysNothingOfRows() {
        hear(new Drift(DriftKind.DATA, "table public.x", Severity.CRITICAL, "a", "b", "TRUNCATE", null));

        assertThat(alerts.over(DriftKind.SCHEMA, List.of(), alerts.mark(), NOW)).isEmpty();
        assertThat(alerts.over(null, List.of(), alerts.mark(), NOW)).hasSize(1);
    }

    @Test
    void whoDidItIsAmongTheDetails() {
        Origin origin = new Origin("ann", null, "0/1", NOW);

        assertThat(alerts.news(drift(Severity.WARNING).by(origin), NOW))
                .hasValueSatisfying(raised -> assertThat(raised.details())
                        .containsEntry("role", "ann")
                        .containsEntry("lsn", "0/1")
                        .doesNotContainKey("application"));
    }

    private List<Alert> hear(Drift... drifts) {
        List<Alert> said = new ArrayList<>();
        for (Drift drift : drifts) {
            alerts.news(drift, NOW).ifPresent(raised -> {
                alerts.said(raised);
                said.add(raised);
            });
        }
        alerts.over(DriftKind.SCHEMA, List.of(drifts), alerts.mark(), NOW).forEach(resolved -> {
            alerts.said(resolved);
            said.add(resolved);
        });
        return said;
    }

    private static Drift drift(Severity severity) {
        return Drift.compared("table public.x", severity, "a", "b", "table public.x is gone");
    }
}
