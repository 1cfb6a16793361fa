package dev.onoma.monitor.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.events.Verdict.Outcome;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

    private static final Comparison COMPARISON = new Comparison(20, 50, 1);
    private static final List<Double> STEADY = around(100, 1);

    @Test
    void theSameIsTheSame() {
        assertThat(outcome(STEADY, STEADY)).isEqualTo(Outcome.PASSED);
        assertThat(outcome(STEADY, around(60, 1))).isEqualTo(Outcome.PASSED);
    }

    @Test
    void warnsAtTwentyPercentAndFailsAtFifty() {
        assertThat(outcome(STEADY, around(118, 1))).isEqualTo(Outcome.PASSED);
        assertThat(outcome(STEADY, around(122, 1))).isEqualTo(Outcome.WARNING);
        assertThat(outcome(STEADY, around(148, 1))).isEqualTo(Outcome.WARNING);
        assertThat(outcome(STEADY, around(152, 1))).isEqualTo(Outcome.FAILED);
    }

    @Test
    void noOutlierMatters() {
        List<Double> latest = IntStream.range(0, 30)
                .mapToObj(i -> i % 5 == 0 ? 10_000.0 : 100.0)
                .toList();

        assertThat(outcome(STEADY, latest)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aLargeChangeIsSeenBeforeTheOldTimesAreForgotten() {
        List<Double> latest = DoubleStream.concat(
                        around(100, 1).stream().limit(21).mapToDouble(d -> d),
                        around(300, 1).stream().limit(9).mapToDouble(d -> d))
                .boxed()
                .toList();

        assertThat(outcome(STEADY, latest)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatNobodyNoticesDoesNotCount() {
        assertThat(outcome(around(0.5, 0.01), around(1.2, 0.01))).isEqualTo(Outcome.PASSED);
    }

    @Test
    void fewExecutionsSayNothing() {
        Comparison.Judgement judgement = COMPARISON.judge(
                Baseline.of(STEADY).orElseThrow(), around(900, 1).subList(0, Comparison.FEW - 1));

        assertThat(judgement.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(judgement.message()).startsWith("Not judged");
    }

    @Test
    void theMessageTellsTheNumbers() {
        assertThat(COMPARISON
                        .judge(Baseline.of(STEADY).orElseThrow(), around(160, 1))
                        .message())
                .contains("160.", "100.", "+60 %", "20 %", "50 %");
    }

    @Test
    void limitsThatCannotBeRightAreRefused() {
        assertThatThrownBy(() -> new Comparison(50, 20, 1)).hasMessageContaining("roll-back-percent");
    }

    static List<Long> seeds() {
        return new SplittableRandom(815).longs(100).boxed().toList();
    }

    /** However noisy: twice as slow for a while is noticed, and nothing but noise never leads to a rollback. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tellsASlowdownFromNoise(long seed) {
        Noise noise = new Noise(seed);
        List<Double> before = noise.executions(60, 1);

        assertThat(outcome(before, noise.executions(60, 1))).isNotEqualTo(Outcome.FAILED);
        assertThat(outcome(before, noise.executions(60, 3))).isEqualTo(Outcome.FAILED);
    }

    private static Outcome outcome(List<Double> before, List<Double> latest) {
        return COMPARISON.judge(Baseline.of(before).orElseThrow(), latest).outcome();
    }

    private static List<Double> around(double median, double spread) {
        return IntStream.range(0, 31)
                .mapToObj(i -> median + spread * (i % 3 - 1))
                .toList();
    }
}
