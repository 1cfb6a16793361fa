package dev.onoma.monitor.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.QualifiedName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageMemoryTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final OldNameUse USE = new OldNameUse(QualifiedName.of("public", "Order"), "web", null);

    private final UsageMemory memory = new UsageMemory(Duration.ofMinutes(10));

    @Test
    void oneUseIsToldOncePerInterval() {
        assertThat(memory.isNews(USE, NOW)).isTrue();
        memory.told(USE, NOW);
        assertThat(memory.isNews(USE, NOW.plusSeconds(599))).isFalse();
        assertThat(memory.isNews(USE, NOW.plusSeconds(600))).isTrue();
    }

    @Test
    void anotherApplicationIsAnotherUse() {
        memory.told(USE, NOW);

        assertThat(memory.isNews(new OldNameUse(USE.view(), "web", "billing"), NOW))
                .isTrue();
    }
}
