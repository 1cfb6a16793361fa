package dev.onoma.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerRulesTest {

    private static final Map<String, Baseline> USUAL =
            Map.of("rollback-percent", new Baseline(2, 0, 1), "cache-hit-percent", new Baseline(99, 0, 1));
    private static final ServerFigures BEFORE = new ServerFigures(10, 100, 0, 0, 0, 1_000, 20, 1_000_000, 0, 1, 0, 0);

    @Test
    void anOrdinaryMomentIsNoTrouble() {
        assertThat(judge(new ServerFigures(50, 100, 1, 1, 0, 10_800, 220, 2_000_000, 10_000, 1, 30, 1_000)))
                .isEmpty();
    }

    @Test
    void whatPassesItsLimitIsATrouble() {
        ServerFigures now = new ServerFigures(98, 100, 4, 12, 2, 10_700, 320, 1_500_000, 400_000, 1, 700, 5e9);

        List<Trouble> troubles = judge(now);

        assertThat(troubles)
                .extracting(Trouble::kind, Trouble::severity)
                .containsExactlyInAnyOrder(
                        tuple("connections", Severity.CRITICAL),
                        tuple("blocked-queries", Severity.WARNING),
                        tuple("long-transaction", Severity.WARNING),
                        tuple("replication-lag", Severity.CRITICAL),
                        tuple("deadlocks", Severity.WARNING),
                        tuple("error-rate", Severity.CRITICAL),
                        tuple("cache-hit", Severity.WARNING));
        assertThat(troubles)
                .filteredOn(trouble -> trouble.kind().equals("error-rate"))
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.summary()).contains("3.0 %", "10000", "2.0 %"));
    }

    @Test
    void whatOnomaItselfRollsBackIsNoErrorOfOthers() {
        ServerFigures now = new ServerFigures(50, 100, 0, 0, 0, 10_000, 1_020, 2_000_000, 0, 1, 0, 0);

        assertThat(ServerRules.judge(
                        now, now.since(BEFORE), Duration.ofSeconds(5), USUAL, true, OrdinaryDayTest.limits()))
                .isEmpty();
        assertThat(judge(now)).extracting(Trouble::kind).containsExactly("error-rate");
    }

    @Test
    void whoReadsALargeTableUndoesNothing() {
        ServerFigures now = new ServerFigures(50, 100, 0, 0, 0, 1_100, 22, 1_000_000, 1_000_000, 1, 0, 0);

        assertThat(judge(now))
                .singleElement()
                .extracting(Trouble::kind, Trouble::severity)
                .containsExactly("cache-hit", Severity.WARNING);
    }

    @Test
    void fewTransactionsSayNothing() {
        ServerFigures now = new ServerFigures(50, 100, 0, 0, 0, 1_100, 90, 1_000_100, 0, 1, 0, 0);

        assertThat(judge(now)).isEmpty();
    }

    @Test
    void aServerThatBeganAnewIsNotComparedWithItself() {
        ServerFigures now = new ServerFigures(50, 100, 0, 0, 0, 300, 290, 100, 90_000, 1, 0, 0);

        assertThat(now.since(BEFORE)).isEqualTo(new ServerFigures.Since(0, 0, 0, 0, 0));
        assertThat(judge(now)).isEmpty();
    }

    private static List<Trouble> judge(ServerFigures now) {
        return ServerRules.judge(now, now.since(BEFORE), Duration.ofSeconds(5), USUAL, false, OrdinaryDayTest.limits());
    }
}
