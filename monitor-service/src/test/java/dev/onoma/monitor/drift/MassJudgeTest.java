package dev.onoma.monitor.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.drift.MassJudge.Counts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MassJudgeTest {

    private final MassJudge judge = new MassJudge(Set.of("archive.years"), 1_000);
    private long updated;
    private long deleted;

    @BeforeEach
    void getToKnowWhatIsUsual() {
        judge.judge(List.of(counts("archive.years", 0, 0, 0), counts("onoma.step_ledger", 5, 5, 0)));
        for (int look = 0; look < 10; look++) {
            assertThat(after(20, 5)).isEmpty();
        }
    }

    @Test
    void muchMoreThanUsualIsAMassChange() {
        assertThat(after(1_000, 0)).containsExactly(Severity.WARNING);
        assertThat(after(999, 0)).isEmpty();
        assertThat(after(0, 1_000)).containsExactly(Severity.WARNING);
    }

    @Test
    void whatABusyTableSeesEverySecondIsNone() {
        MassJudge busy = new MassJudge(Set.of(), 1_000);
        for (long look = 0; look < 20; look++) {
            assertThat(busy.judge(List.of(counts("public.items", 0, look * 5_000, 0))))
                    .isEmpty();
        }
    }

    @Test
    void deletingMostOfATableIsWorse() {
        assertThat(after(0, 6_000)).containsExactly(Severity.CRITICAL);
    }

    @Test
    void whatIsToBeQuietMustNotBeWritten() {
        assertThat(severities(counts("archive.years", 1, 0, 0))).containsExactly(Severity.CRITICAL);
    }

    @Test
    void theLedgerOnlyGrows() {
        assertThat(severities(counts("onoma.step_ledger", 50, 50, 0))).isEmpty();
        assertThat(severities(counts("onoma.step_ledger", 50, 50, 1))).containsExactly(Severity.CRITICAL);
    }

    @Test
    void countsThatWereResetAreNoChange() {
        assertThat(severities(counts("public.items", 0, 0, 0))).isEmpty();
    }

    private List<Severity> after(long moreUpdated, long moreDeleted) {
        updated += moreUpdated;
        deleted += moreDeleted;
        return severities(counts("public.items", 0, updated, deleted));
    }

    private List<Severity> severities(Counts counts) {
        return judge.judge(List.of(counts)).stream().map(Drift::severity).toList();
    }

    private static Counts counts(String table, long inserted, long updated, long deleted) {
        return new Counts(table.hashCode(), table, inserted, updated, deleted, 10_000);
    }
}
