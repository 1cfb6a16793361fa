package dev.onoma.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaitLogTest {

    private static final long MILLI = 1_000_000;

    @Test
    void aStatementCountsInEveryWindowThatItTouches() {
        WaitLog log = new WaitLog();
        log.add(0, 10 * MILLI);
        log.add(10 * MILLI, 40 * MILLI);
        log.add(50 * MILLI, 51 * MILLI);
        assertThat(WaitLog.waits(List.of(log), new Window(20 * MILLI, 30 * MILLI)))
                .isEqualTo(new Waits(1, 30, 30));
        assertThat(WaitLog.waits(List.of(log), new Window(45 * MILLI, 60 * MILLI)))
                .isEqualTo(new Waits(1, 1, 1));
    }

    @Test
    void clientsAreTakenTogether() {
        WaitLog one = new WaitLog();
        WaitLog other = new WaitLog();
        for (int i = 1; i <= 99; i++) {
            one.add(i, i + 2 * MILLI);
        }
        other.add(0, 80 * MILLI);
        assertThat(WaitLog.waits(List.of(one, other), new Window(0, 100 * MILLI)))
                .isEqualTo(new Waits(100, 80, 2));
    }

    @Test
    void aWindowWithoutStatementsHasNoWaits() {
        assertThat(WaitLog.waits(List.of(new WaitLog()), new Window(0, MILLI))).isEqualTo(new Waits(0, 0, 0));
    }

    @Test
    void itGrowsAsLongAsTheClientWorks() {
        WaitLog log = new WaitLog();
        for (int i = 0; i < 10_000; i++) {
            log.add(i, i + MILLI);
        }
        assertThat(WaitLog.waits(List.of(log), new Window(0, MILLI)).statements())
                .isEqualTo(10_000);
    }
}
