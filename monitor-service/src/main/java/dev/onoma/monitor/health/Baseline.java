package dev.onoma.monitor.health;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a figure was like before, told by numbers that single outliers do not move.
 *
 * @param median of the samples
 * @param spread their median absolute deviation from it
 * @param samples how many there were
 */
public record Baseline(double median, double spread, int samples) {

    /** Of samples, if there are any. */
    public static Optional<Baseline> of(List<Double> samples) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        double[] values = samples.stream().mapToDouble(Double::doubleValue).toArray();
        double median = median(values);
        double[] deviations =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        return Optional.of(new Baseline(median, median(deviations), values.length));
    }

    /** The median of one figure in many samples; null where none has it. */
    static @Nullable Double median(List<Double> samples) {
        return of(samples).map(Baseline::median).orElse(null);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
