package dev.onoma.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Values of one kind and unit, in the order in which they were measured; at least one. */
public record Samples(List<Double> values) {

    public Samples {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        values = List.copyOf(values);
    }

    public static Samples of(double... values) {
        return new Samples(Arrays.stream(values).boxed().toList());
    }

    public int count() {
        return values.size();
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        List<Double> sorted = sorted();
        int upper = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(upper) : (sorted.get(upper - 1) + sorted.get(upper)) / 2;
    }

    /**
     * The smallest value that so many are not greater than (nearest rank).
     *
     * @param share above 0, up to 1
     */
    public double percentile(double share) {
        if (share <= 0 || share > 1) {
            throw new IllegalArgumentException("A share is above 0 and not above 1, not " + share);
        }
        return sorted().get((int) Math.ceil(share * values.size()) - 1);
    }

    public double least() {
        return sorted().getFirst();
    }

    public double most() {
        return sorted().getLast();
    }

    /**
     * Each value over the one that was measured beside it, so that what slows the machine for a while slows both.
     *
     * @throws IllegalArgumentException when they were not measured in pairs
     */
    public Samples ratioTo(Samples beside) {
        if (beside.count() != count()) {
            throw new IllegalArgumentException(
                    "%d samples cannot be paired with %d".formatted(count(), beside.count()));
        }
        return new Samples(IntStream.range(0, count())
                .mapToObj(i -> values.get(i) / beside.values.get(i))
                .toList());
    }

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }
}
