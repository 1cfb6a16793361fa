package dev.onoma.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The saga under random schedules. {@code -Donoma.schedules=N} runs N of them, {@code -Donoma.seed=S} begins with the seed S; a
 * schedule that fails says its own.
 */
class SagaScheduleTest {

    private static final int TOLD = 60;

    @Test
    void keepsItsPromisesUnderAnySchedule() {
        int schedules = Integer.getInteger("onoma.schedules", 12_000);
        long first = Long.getLong("onoma.seed", System.nanoTime());
        System.out.printf("%d schedules from seed %d%n", schedules, first);

        for (long seed = first; seed < first + schedules; seed++) {
            try {
                new Schedule(seed, null).run();
            } catch (RuntimeException broken) {
                throw new AssertionError(story(seed, broken), broken);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameSchedule() {
        assertThat(trace(7)).isNotEmpty().isEqualTo(trace(7));
    }

    private static String story(long seed, RuntimeException broken) {
        List<String> trace = trace(seed);
        List<String> end = trace.subList(Math.max(0, trace.size() - TOLD), trace.size());
        return "%s%nAgain with -Donoma.seed=%d -Donoma.schedules=1. The last of %d actions:%n%s"
                .formatted(broken.getMessage(), seed, trace.size(), String.join(System.lineSeparator(), end));
    }

    private static List<String> trace(long seed) {
        List<String> trace = new ArrayList<>();
        try {
            new Schedule(seed, trace).run();
        } catch (RuntimeException broken) {
            trace.add(broken.toString());
        }
        return trace;
    }
}
