package dev.onoma.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.local.demo.LatencyLog.Waits;
import dev.onoma.local.demo.LatencyLog.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyLogTest {

    private static final long MILLI = 1_000_000;

    @Test
    void countsAStatementThatOutlastsTheWindow() {
        LatencyLog log = new LatencyLog();
        log.add(0, 5 * MILLI);
        log.add(15 * MILLI, 90 * MILLI);
        log.add(95 * MILLI, 99 * MILLI);

        assertThat(Waits.of(List.of(log), new Window(10 * MILLI, 20 * MILLI))).isEqualTo(new Waits(1, 75, 75));
    }

    @Test
    void takesTheLongestOfAllClientsAndTheirCommonPercentile() {
        LatencyLog slow = new LatencyLog();
        LatencyLog fast = new LatencyLog();
        slow.add(0, 100 * MILLI);
        for (int i = 0; i < 9_999; i++) {
            fast.add(0, 2 * MILLI);
        }

        assertThat(Waits.of(List.of(slow, fast), new Window(0, MILLI))).isEqualTo(new Waits(10_000, 100, 2));
    }

    @Test
    void hasNothingToSayOfAWindowWithoutStatements() {
        assertThat(Waits.of(List.of(new LatencyLog()), new Window(0, 1))).isEqualTo(new Waits(0, 0, 0));
    }
}
