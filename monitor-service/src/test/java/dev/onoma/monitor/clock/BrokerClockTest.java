package dev.onoma.monitor.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrokerClockTest {

    private static final Instant STAMP = Instant.parse("2030-01-02T03:04:05Z");

    private Duration passed = Duration.ofDays(7);
    private final BrokerClock clock = new BrokerClock(() -> passed.toNanos());

    @Test
    void theFreshestMessageIsNewAndFromThereTimePasses() {
        clock.hear(STAMP);
        assertThat(clock.instant()).isEqualTo(STAMP);

        passed = passed.plusMinutes(5);
        assertThat(clock.instant()).isEqualTo(STAMP.plusSeconds(300));
    }

    @Test
    void anOldMessageThatIsReadLaterChangesNothing() {
        clock.hear(STAMP);
        passed = passed.plusMinutes(5);

        clock.hear(STAMP.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(STAMP.plusSeconds(300));
        clock.hear(STAMP.plusSeconds(600));
        assertThat(clock.instant()).isEqualTo(STAMP.plusSeconds(600));
    }
}
