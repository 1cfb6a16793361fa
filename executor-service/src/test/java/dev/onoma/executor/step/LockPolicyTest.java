package dev.onoma.executor.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LockPolicyTest {

    private static final LockPolicy POLICY = policy(Duration.ofMillis(100), Duration.ofMillis(20));

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(POLICY.pauseAfter(1, 0)).isEqualTo(Duration.ofMillis(20));
        assertThat(POLICY.pauseAfter(2, 0)).isEqualTo(Duration.ofMillis(40));
        assertThat(POLICY.pauseAfter(4, 0)).isEqualTo(Duration.ofMillis(160));
        assertThat(POLICY.pauseAfter(100, 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Property
    void aPauseIsNeverOutOfBounds(
            @ForAll @IntRange(min = 1, max = 1_000_000) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double random) {
        assertThat(POLICY.pauseAfter(attempt, random)).isBetween(Duration.ofMillis(10), Duration.ofSeconds(1));
    }

    @Test
    void settingsThatWouldMakeClientsVictimsAreRefused() {
        assertThatThrownBy(() -> policy(Duration.ofSeconds(1), Duration.ofMillis(20)))
                .hasMessage("onoma.executor.lock-policy.lock-timeout is 1000ms:"
                        + " it must be more than 0 and less than 1s, PostgreSQL's deadlock_timeout.");
        assertThatThrownBy(() -> policy(Duration.ofMillis(100), Duration.ofSeconds(2)))
                .hasMessageContaining("longest-pause is 1000ms");
    }

    private static LockPolicy policy(Duration lockTimeout, Duration shortestPause) {
        return new LockPolicy(
                lockTimeout,
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                shortestPause,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }
}
