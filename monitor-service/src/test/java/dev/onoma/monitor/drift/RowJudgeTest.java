package dev.onoma.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.monitor.cdc.Change.Operation;
import dev.onoma.monitor.cdc.Change.Row;
import dev.onoma.monitor.cdc.StreamedRelations.Known;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowJudgeTest {

    private static final int MASS = 10;

    private final RowJudge judge = new RowJudge(
            Plans.names(),
            List.of(new Known(1, "public.items", "digest", 100)),
            Set.of(QualifiedName.of("archive", "years")),
            MASS);

    @Test
    void emptyingATableIsCritical() {
        assertThat(judge.judge(row(Operation.TRUNCATE, "items", 1))).hasValueSatisfying(drift -> {
            assertThat(drift.kind()).isEqualTo(DriftKind.DATA);
            assertThat(drift.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(drift.object()).isEqualTo("table public.items");
        });
    }

    @Test
    void manyRowsOfOneTransactionAreToldOnce() {
        assertThat(severities(Operation.UPDATE, 50, 1)).containsExactly(Severity.WARNING);
        assertThat(severities(Operation.UPDATE, MASS - 1, 2)).isEmpty();
        assertThat(severities(Operation.UPDATE, MASS - 1, 3)).isEmpty();
    }

    @Test
    void deletingMostOfATableIsWorse() {
        assertThat(severities(Operation.DELETE, 40, 1)).containsExactly(Severity.WARNING);
        assertThat(severities(Operation.DELETE, 60, 2)).containsExactly(Severity.WARNING, Severity.CRITICAL);
    }

    @Test
    void tablesOfNoPlanAreNobodysBusiness() {
        assertThat(judge.judge(row(Operation.TRUNCATE, "others", 1))).isEmpty();
    }

    @Test
    void whatIsToBeQuietMustNotBeWritten() {
        Row write = new Row(Operation.INSERT, "archive", "years", 1, "0/1", Instant.EPOCH);

        assertThat(judge.judge(write)).map(Drift::severity).hasValue(Severity.CRITICAL);
        assertThat(judge.judge(write)).as("told once").isEmpty();
    }

    @Test
    void nothingGoesAwayFromTheLedger() {
        assertThat(judge.judge(new Row(Operation.UPDATE, "onoma", "step_ledger", 1, "0/1", Instant.EPOCH)))
                .isEmpty();
        assertThat(judge.judge(new Row(Operation.DELETE, "onoma", "step_ledger", 1, "0/1", Instant.EPOCH)))
                .map(Drift::severity)
                .hasValue(Severity.CRITICAL);
    }

    private List<Severity> severities(Operation operation, int rows, long transaction) {
        return IntStream.range(0, rows)
                .mapToObj(i -> judge.judge(row(operation, "items", transaction)))
                .flatMap(Optional::stream)
                .map(Drift::severity)
                .toList();
    }

    private static Row row(Operation operation, String table, long transaction) {
        return new Row(operation, "public", table, transaction, "0/1", Instant.EPOCH);
    }
}
