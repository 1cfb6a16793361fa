package dev.onoma.planner.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerAlertTest {

    private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05.123456789Z");

    @Test
    void isReadAsOneOfOurs() {
        AlertmanagerAlert alert = alert(
                Map.of("alertname", "HighErrorRate", "target", "shop", "severity", "critical", "run", "run-12345678"),
                Map.of("summary", "3 % of requests fail"),
                "c0ffee");

        OutsideAlert read = alert.read("shop");

        assertThat(read.id()).isEqualTo("alertmanager/c0ffee");
        assertThat(read.kind()).isEqualTo("high-error-rate");
        assertThat(read.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(read.source()).isEqualTo("alertmanager");
        assertThat(read.summary()).isEqualTo("3 % of requests fail");
        assertThat(read.beganAt()).isEqualTo("2026-01-02T03:04:05.123456Z");
        assertThat(read.details()).containsEntry("run", "run-12345678").containsEntry("label.severity", "critical");
    }

    @ParameterizedTest
    @CsvSource({
        "critical, CRITICAL",
        "Page, CRITICAL",
        "warning, WARNING",
        "error, WARNING",
        "info, INFO",
        "none, INFO",
        "purple, WARNING",
        "'', WARNING",
    })
    void severitiesAreUnderstood(String label, Severity severity) {
        assertThat(alert(Map.of("severity", label), null, "1").severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "HighErrorRate, high-error-rate",
        "PG down!, pg-down",
        "schema-drift, schema-drift",
        "'???', alertmanager",
    })
    void theNameBecomesAKind(String name, String kind) {
        assertThat(alert(Map.of("alertname", name), null, "1").kind()).isEqualTo(kind);
        assertThat(kind).matches(dev.onoma.planner.PlannerConfig.ALERT_KIND);
    }

    @Test
    void aKindCanBeGiven() {
        assertThat(alert(Map.of("alertname", "X", "kind", "error-rate"), null, "1")
                        .kind())
                .isEqualTo("error-rate");
    }

    @Test
    void withoutFingerprintTheLabelsNameIt() {
        String one = alert(Map.of("a", "1", "b", "2"), null, null).id();

        assertThat(alert(Map.of("b", "2", "a", "1"), null, "").id()).isEqualTo(one);
        assertThat(alert(Map.of("a", "1", "b", "3"), null, null).id()).isNotEqualTo(one);
        assertThat(alert(Map.of("a", "1b", "", "2"), null, null).id()).isNotEqualTo(one);
    }

    @Test
    void whatIsLongIsCut() {
        OutsideAlert read = alert(Map.of("alertname", "A".repeat(500)), Map.of("summary", "s".repeat(9_999)), "1")
                .read("shop");

        assertThat(read.kind()).hasSize(64);
        assertThat(read.summary()).hasSize(2_000);
    }

    private static AlertmanagerAlert alert(
            Map<String, String> labels, @Nullable Map<String, String> annotations, @Nullable String fingerprint) {
        return new AlertmanagerAlert(
                new AlertmanagerWebhook.Entry("firing", labels, annotations, BEGAN, null, fingerprint, null));
    }
}
