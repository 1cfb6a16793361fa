package dev.onoma.benchmarks.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.benchmarks.stack.RunFollower.Passage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegTest {

    private static final long MILLI = 1_000_000;

    @Test
    void eachStageLastsUntilTheNextBegins() {
        Leg leg = Leg.of(
                100 * MILLI,
                List.of(
                        new Passage("BASELINING", 105 * MILLI),
                        new Passage("EXPANDING", 125 * MILLI),
                        new Passage("SOAKING", 165 * MILLI)),
                List.of());
        assertThat(leg.millis()).isEqualTo(65);
        assertThat(leg.stages()).isEqualTo(Map.of(Leg.REQUEST, 5.0, "BASELINING", 20.0, "EXPANDING", 40.0));
        assertThat(leg.millis("CONTRACTING")).isZero();
    }

    @Test
    void aStageThatComesTwiceCountsTwice() {
        Leg leg = Leg.of(
                0,
                List.of(
                        new Passage("EXPANDING", MILLI),
                        new Passage("PAUSED", 3 * MILLI),
                        new Passage("EXPANDING", 10 * MILLI),
                        new Passage("SOAKING", 14 * MILLI)),
                List.of());
        assertThat(leg.millis("EXPANDING")).isEqualTo(6);
    }
}
