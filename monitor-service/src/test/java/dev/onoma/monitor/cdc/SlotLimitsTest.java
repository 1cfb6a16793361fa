package dev.onoma.monitor.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotLimitsTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final SlotLimits limits = new SlotLimits(1_000 * MEGABYTE, 8_000 * MEGABYTE);

    @Test
    void aSlotThatKeepsUpIsNoTrouble() {
        assertThat(limits.trouble("s", slot("reserved", 10, -1))).isEmpty();
    }

    @Test
    void aSlotThatFallsBehindIsTroubleWithFigures() {
        assertThat(limits.trouble("s", slot("extended", 1_200, -1)))
                .hasValueSatisfying(text -> assertThat(text).contains("slot s", "1200 MB", "not set"));
    }

    @Test
    void whereTheServerGivesUpEarlierItIsToldEarlier() {
        assertThat(limits.trouble("s", slot("reserved", 60, 100))).isPresent();
        assertThat(limits.trouble("s", slot("reserved", 40, 100))).isEmpty();
        assertThat(limits.trouble("s", slot("unreserved", 40, 100))).isPresent();
    }

    @Test
    void aLostSlotIsTrouble() {
        assertThat(limits.trouble("s", slot("lost", 0, 100)))
                .hasValueSatisfying(text -> assertThat(text).contains("lost"));
    }

    @Test
    void beforeTheDiskIsFullItHasToGo() {
        assertThat(limits.mustGo(slot("extended", 7_999, -1))).isFalse();
        assertThat(limits.mustGo(slot("extended", 8_000, -1))).isTrue();
    }

    private static SlotState slot(String status, long retained, long keepSize) {
        return new SlotState(1, status, 0, retained * MEGABYTE, keepSize < 0 ? -1 : keepSize * MEGABYTE);
    }
}
