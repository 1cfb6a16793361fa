package dev.onoma.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Samples.of(1, 100, 2, 4).median()).isEqualTo(3);
    }

    @Test
    void percentilesAreValuesThatWereMeasured() {
        Samples samples = Samples.of(10, 20, 30, 40);
        assertThat(samples.percentile(0.25)).isEqualTo(10);
        assertThat(samples.percentile(0.26)).isEqualTo(20);
        assertThat(samples.percentile(0.99)).isEqualTo(40);
        assertThat(samples.percentile(1)).isEqualTo(40);
    }

    @Test
    void aShareIsNoPercentage() {
        assertThatThrownBy(() -> Samples.of(1).percentile(99)).hasMessageContaining("99");
    }

    @Test
    void ratiosAreTakenPairByPair() {
        Samples ratio = Samples.of(3, 20, 500).ratioTo(Samples.of(1, 10, 100));
        assertThat(ratio.values()).containsExactly(3.0, 2.0, 5.0);
        assertThat(ratio.median()).isEqualTo(3);
    }

    @Test
    void whatWasNotMeasuredInPairsHasNoRatio() {
        assertThatThrownBy(() -> Samples.of(1, 2).ratioTo(Samples.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 samples cannot be paired with 1");
    }

    @Test
    void nothingIsNoSample() {
        assertThatThrownBy(() -> new Samples(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void medianAndPercentilesLieBetweenLeastAndMost(
            @ForAll @NotEmpty List<@DoubleRange(min = -1e9, max = 1e9) Double> values,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        Samples samples = new Samples(values);
        assertThat(samples.median()).isBetween(samples.least(), samples.most());
        assertThat(samples.percentile(share)).isBetween(samples.least(), samples.most());
        assertThat(values).contains(samples.percentile(share));
    }

    @Property
    void everythingIsOnceItself(@ForAll @NotEmpty List<@DoubleRange(min = 0.1, max = 1e9) Double> values) {
        assertThat(new Samples(values).ratioTo(new Samples(values)).values()).containsOnly(1.0);
    }
}
