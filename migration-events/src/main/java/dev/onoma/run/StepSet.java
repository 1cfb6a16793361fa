package dev.onoma.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** An immutable set of step numbers, written as ranges: {@code 1-40,42}. Thousands of steps take a few bytes. */
public final class StepSet {

    private static final StepSet EMPTY = new StepSet(new BitSet());

    private final BitSet steps;

    private StepSet(BitSet steps) {
        this.steps = steps;
    }

    public static StepSet empty() {
        return EMPTY;
    }

    public static StepSet of(Collection<Integer> numbers) {
        BitSet steps = new BitSet();
        numbers.forEach(number -> steps.set(checked(number)));
        return new StepSet(steps);
    }

    public static StepSet of(int... numbers) {
        return of(IntStream.of(numbers).boxed().toList());
    }

    /** All from the first to the last, both included; none where the last is before the first. */
    static StepSet range(int first, int last) {
        BitSet steps = new BitSet();
        steps.set(checked(first), Math.max(first, last + 1));
        return new StepSet(steps);
    }

    /** Reads what {@link #toString()} writes. */
    @JsonCreator
    public static StepSet parse(String ranges) {
        BitSet steps = new BitSet();
        if (ranges.isEmpty()) {
            return EMPTY;
        }
        try {
            for (String range : ranges.split(",", -1)) {
                int dash = range.indexOf('-');
                int first = checked(Integer.parseInt(dash < 0 ? range : range.substring(0, dash)));
                int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
                steps.set(first, last + 1);
            }
        } catch (NumberFormatException | IndexOutOfBoundsException notRanges) {
            throw new IllegalArgumentException(
                    "\"" + ranges + "\" is no set of steps: expected ranges such as 1-40,42.", notRanges);
        }
        return new StepSet(steps);
    }

    private static int checked(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("There is no step " + number + ": steps are numbered from 1.");
        }
        return number;
    }

    public boolean contains(int number) {
        return number >= 1 && steps.get(number);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public int size() {
        return steps.cardinality();
    }

    public StepSet with(int number) {
        return contains(number) ? this : plus(of(number));
    }

    public StepSet without(int number) {
        return contains(number) ? minus(of(number)) : this;
    }

    public StepSet plus(StepSet others) {
        BitSet result = copy();
        result.or(others.steps);
        return new StepSet(result);
    }

    public StepSet minus(StepSet others) {
        BitSet result = copy();
        result.andNot(others.steps);
        return new StepSet(result);
    }

    public StepSet and(StepSet others) {
        BitSet result = copy();
        result.and(others.steps);
        return new StepSet(result);
    }

    /** In ascending order. */
    public IntStream ascending() {
        return steps.stream();
    }

    /** In descending order: the order of undoing. */
    public IntStream descending() {
        return IntStream.iterate(steps.length() - 1, n -> n > 0, n -> steps.previousSetBit(n - 1));
    }

    public List<Integer> toList() {
        return ascending().boxed().toList();
    }

    private BitSet copy() {
        return (BitSet) steps.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepSet set && steps.equals(set.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        StringJoiner ranges = new StringJoiner(",");
        int first = steps.nextSetBit(0);
        while (first >= 0) {
            int end = steps.nextClearBit(first);
            ranges.add(end - first == 1 ? String.valueOf(first) : first + "-" + (end - 1));
            first = steps.nextSetBit(end);
        }
        return ranges.toString();
    }
}
