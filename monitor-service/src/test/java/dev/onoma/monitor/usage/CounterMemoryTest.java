package dev.onoma.monitor.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.UseCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CounterMemoryTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final CounterMemory memory = new CounterMemory(Duration.ofMinutes(10));

    @Test
    void theFirstTimeUnusedOnesAreToldTooAndThenNothing() {
        assertThat(tell(NOW, counter(1, 0))).containsExactly(0L);
        assertThat(tell(NOW.plusSeconds(1), counter(1, 0))).isEmpty();
        assertThat(tell(NOW.plusSeconds(9_000), counter(1, 0))).isEmpty();
    }

    @Test
    void theFirstUseIsToldAtOnceAndMoreOncePerInterval() {
        tell(NOW, counter(1, 0));

        assertThat(tell(NOW.plusSeconds(1), counter(1, 1))).containsExactly(1L);
        assertThat(tell(NOW.plusSeconds(2), counter(1, 5))).isEmpty();
        assertThat(tell(NOW.plusSeconds(601), counter(1, 9))).containsExactly(9L);
        assertThat(tell(NOW.plusSeconds(9_000), counter(1, 9))).isEmpty();
    }

    @Test
    void aResetAndAnotherProbeAreToldAtOnce() {
        tell(NOW, counter(1, 7));

        assertThat(tell(NOW.plusSeconds(1), counter(1, 6))).containsExactly(6L);
        assertThat(tell(NOW.plusSeconds(2), counter(2, 6))).containsExactly(6L);
    }

    private List<Long> tell(Instant now, UseCounter... counters) {
        List<UseCounter> news = memory.news(Stream.of(counters).toList(), now);
        memory.told(news, now);
        return news.stream().map(UseCounter::calls).toList();
    }

    private static UseCounter counter(long probe, long calls) {
        return new UseCounter("public.\"Order\"", probe, calls);
    }
}
