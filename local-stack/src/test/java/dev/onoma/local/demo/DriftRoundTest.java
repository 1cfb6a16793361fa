package dev.onoma.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.local.demo.DriftRound.Clients;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftRoundTest {

    private static final Instant ACT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant BACK = ACT.plusMillis(900);
    private static final DriftEvidence EVIDENCE =
            new DriftEvidence("schema-drift", "it was dropped", ACT.plusMillis(20), "alert:monitor", BACK);

    @Test
    void holdsWhenTheRightAlertRolledItBack() {
        DriftRound round = round(EVIDENCE, true);

        assertThat(round.failure()).isNull();
        assertThat(round.actToAlertMs()).isEqualTo(20);
        assertThat(round.alertToRolledBackMs()).isEqualTo(880);
        assertThat(DriftReport.of(new Journal(), List.of(round), null).success())
                .isTrue();
    }

    @Test
    void theDroppedNameMayFailUntilItIsBack() {
        assertThat(round(EVIDENCE, true, failure("42P01", "PageView", BACK.minusMillis(1)))
                        .failure())
                .isNull();
        assertThat(round(EVIDENCE, true, failure("42P01", "PageView", BACK.plusMillis(1)))
                        .failure())
                .contains("a client failed");
        assertThat(round(EVIDENCE, true, failure("42P01", "SyncJob", ACT)).failure())
                .contains("SyncJob");
    }

    @Test
    void failsForAnotherReasonOrByAHandOrWithAnotherSchema() {
        DriftEvidence other = new DriftEvidence("probe", "it is down", ACT, "ann", BACK);
        DriftRound round = round(other, false);

        assertThat(round.failure()).contains("for probe, not for schema-drift", "by ann", "not the one before");
        DriftReport report = DriftReport.of(new Journal(), List.of(round), null);
        assertThat(report.success()).isFalse();
        assertThat(report.lines()).anyMatch(line -> line.contains("NOT the same"));
    }

    private static DriftRound round(DriftEvidence evidence, boolean same, ClientFailure... failures) {
        Disturbance disturbance = new Disturbance(
                "a view is dropped", "DROP VIEW", "schema-drift", "PageView", () -> ACT, () -> {}, null);
        return DriftRound.of(1, disturbance, "run-1", ACT, evidence, same, new Clients(10, List.of(failures)));
    }

    private static ClientFailure failure(String sqlState, String relation, Instant at) {
        String message = "ERROR: relation \"%s\" does not exist".formatted(relation);
        return new ClientFailure(at, "client 1 (SIMPLE)", "job", Names.OLD, "SELECT 1", sqlState, message);
    }
}
