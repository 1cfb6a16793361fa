package dev.onoma.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.UseCounter;
import dev.onoma.events.ValidationStage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OldNameCountsTest {

    private static final String ORDER = "public.\"Order\"";
    private static final String ITEM = "public.\"Item\"";
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final OldNameCounts counts = new OldNameCounts();

    @Test
    void whatIsNeverCountedIsUnknownAndZeroIsUnused() {
        assertThat(told(0, counter(ORDER, 1, 0))).isEmpty();

        assertThat(counts.counts()).containsOnlyKeys(ORDER);
        assertThat(counts.counts().get(ORDER).uses()).isZero();
        assertThat(counts.counts().get(ORDER).lastUsed()).isNull();
    }

    @Test
    void onlyGrowthIsUse() {
        told(0, counter(ORDER, 1, 3), counter(ITEM, 2, 0));

        assertThat(told(1, counter(ORDER, 1, 3), counter(ITEM, 2, 4)))
                .as("told by another process what was told before")
                .containsExactly(ITEM);
        assertThat(counts.counts().get(ORDER).lastUsed()).isEqualTo(NOON);
        assertThat(counts.counts().get(ITEM).uses()).isEqualTo(4);
        assertThat(counts.counts().get(ITEM).lastUsed()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void aCounterThatWasResetIsNoProofOfAnything() {
        told(0, counter(ORDER, 1, 7));

        assertThat(told(1, counter(ORDER, 1, 0))).containsExactly(ORDER);
        assertThat(told(2, counter(ORDER, 1, 2))).containsExactly(ORDER);
        assertThat(counts.counts().get(ORDER).uses()).isEqualTo(9);
        assertThat(counts.counts().get(ORDER).lost()).isTrue();
    }

    @Test
    void aViewThatWasMadeAgainBeginsAtZero() {
        told(0, counter(ORDER, 1, 7));

        assertThat(told(1, counter(ORDER, 2, 0))).isEmpty();
        assertThat(told(2, counter(ORDER, 2, 1))).containsExactly(ORDER);
        assertThat(counts.counts().get(ORDER).uses()).isEqualTo(8);
        assertThat(counts.counts().get(ORDER).lost()).isFalse();
    }

    @Test
    void whatTheValidatorUsedItselfIsNoUseHoweverLateItArrives() {
        counts.add(new Event.RunValidated(
                new RunId("run-00000001"),
                "shop",
                1,
                ValidationStage.AFTER_EXPAND,
                true,
                new Fingerprint("0".repeat(64)),
                1,
                List.of(),
                Map.of("1", 5L)));

        assertThat(told(0, counter(ORDER, 1, 0))).isEmpty();
        assertThat(told(1, counter(ORDER, 1, 5))).isEmpty();
        assertThat(told(2, counter(ORDER, 1, 7))).containsExactly(ORDER);
        assertThat(counts.counts().get(ORDER).uses()).isEqualTo(2);
    }

    private List<String> told(int second, UseCounter... counters) {
        return counts.add(new Event.OldNamesCounted(
                new RunId("run-00000001"), "shop", Stream.of(counters).toList(), NOON.plusSeconds(second)));
    }

    private static UseCounter counter(String relation, long probe, long calls) {
        return new UseCounter(relation, probe, calls);
    }
}
