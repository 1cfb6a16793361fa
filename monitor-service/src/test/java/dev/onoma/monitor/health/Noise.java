package dev.onoma.monitor.health;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How long a query takes on an ordinary server: a skewed distribution, now and then something much slower, a checkpoint every few
 * minutes that slows several executions in a row, and a day that is busier at noon than at night.
 */
final class Noise {

    private static final double SLOW_ONE = 0.01;
    private static final int BETWEEN_CHECKPOINTS = 30;
    private static final int SLOWED_BY_CHECKPOINT = 3;
    private static final double BUSY_NOON = 0.06;

    private final Random random;
    private final double millis;
    private final double sigma;
    private final double phase;

    Noise(long seed) {
        random = new Random(seed);
        millis = Math.exp(Math.log(2) + random.nextDouble() * Math.log(250));
        sigma = 0.05 + 0.35 * random.nextDouble();
        phase = 2 * Math.PI * random.nextDouble();
    }

    /**
     * One execution.
     *
     * @param number of the execution
     * @param day at which part of the day, 0 to 1
     */
    double execution(int number, double day) {
        double usual = millis * Math.exp(sigma * random.nextGaussian());
        double busy = 1 + BUSY_NOON * Math.sin(2 * Math.PI * day + phase);
        double slow = random.nextDouble() < SLOW_ONE ? 3 + 20 * random.nextDouble() : 1;
        double checkpoint = number % BETWEEN_CHECKPOINTS < SLOWED_BY_CHECKPOINT ? 1 + random.nextDouble() : 1;
        return usual * busy * slow * checkpoint;
    }

    /** Some in a row, all by the same factor slower than usual. */
    List<Double> executions(int count, double slower) {
        return IntStream.range(0, count)
                .mapToObj(number -> slower * execution(number, 0))
                .toList();
    }
}
