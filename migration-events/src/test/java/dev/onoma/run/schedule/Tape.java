package dev.onoma.run.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Chance that can be played again: it gives the numbers of a list first, and whatever comes by chance after its end, and remembers what
 * it gave. Any list of numbers is a tape, so that one can be shortened and its numbers made smaller.
 */
final class Tape implements RandomGenerator {

    /** What comes after the end of a tape is always the same. */
    private static final long AFTERWARDS = 1;

    private final int[] numbers;
    private final RandomGenerator chance;
    private int[] given = new int[256];
    private int count;

    private Tape(int[] numbers, RandomGenerator chance) {
        this.numbers = numbers;
        this.chance = chance;
    }

    static Tape of(long seed) {
        return new Tape(new int[0], new SplittableRandom(seed));
    }

    static Tape of(int[] numbers) {
        return new Tape(numbers.clone(), new SplittableRandom(AFTERWARDS));
    }

    /** Lines of numbers; what follows a # is for people. */
    static Tape of(List<String> lines) {
        return of(lines.stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .mapToInt(Integer::parseInt)
                .toArray());
    }

    @Override
    public int nextInt(int bound) {
        int number = count < numbers.length ? Math.floorMod(numbers[count], bound) : chance.nextInt(bound);
        if (count == given.length) {
            given = Arrays.copyOf(given, 2 * count);
        }
        given[count++] = number;
        return number;
    }

    @Override
    public boolean nextBoolean() {
        return nextInt(2) == 1;
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("A schedule is made of small numbers only: ask for one below a bound");
    }

    /** What was given so far. */
    int[] given() {
        return Arrays.copyOf(given, count);
    }

    /** Some twenty numbers a line. */
    static String text(int[] numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.length; i += 20) {
            text.append(Arrays.stream(numbers, i, Math.min(numbers.length, i + 20))
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(" ")))
                    .append(System.lineSeparator());
        }
        return text.toString();
    }
}
