package dev.onoma.local.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code demo --drift} proved, or not. All times are milliseconds.
 *
 * @param fingerprint of the schema, before all rounds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DriftReport(
        boolean success,
        @Nullable String failure,
        int tables,
        int columns,
        int clients,
        @Nullable String fingerprint,
        List<DriftRound> rounds,
        String machine)
        implements Frame.Report {

    /**
     * @param failure why it ended early; null when it did not
     */
    static DriftReport of(Journal journal, List<DriftRound> rounds, @Nullable String failure) {
        @Nullable
        String first = failure != null
                ? failure
                : rounds.stream()
                        .map(DriftRound::failure)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new DriftReport(
                first == null,
                first,
                journal.tables,
                journal.columns,
                journal.clients,
                journal.fingerprintBefore,
                List.copyOf(rounds),
                ReportFile.machine());
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "  %-34s %12s %14s   %-12s %s".formatted("", "alert after", "rolled back in", "schema", "statements"));
        for (DriftRound round : rounds) {
            lines.add("%d %-34s %9.0f ms %11.0f ms   %-12s %d, %d failed"
                    .formatted(
                            round.round(),
                            round.disturbance(),
                            round.actToAlertMs(),
                            round.alertToRolledBackMs(),
                            round.fingerprintSame() ? "the same" : "NOT the same",
                            round.clientStatements(),
                            round.clientFailures()));
        }
        lines.add("");
        lines.add(
                failure == null
                        ? "Disturbed %d times, rolled back %d times, without a hand."
                                .formatted(rounds.size(), rounds.size())
                        : "The demo failed: " + failure);
        return lines;
    }
}
