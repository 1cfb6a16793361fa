package dev.onoma.run.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Many schedules, on every processor. */
public final class SagaSchedules {

    private static final int TOLD = 40;

    private SagaSchedules() {}

    /**
     * Runs schedules until one fails.
     *
     * @param first seed; the others follow
     * @return empty when every promise was kept; otherwise which seed broke which, and the smallest schedule that does the same, as a
     *     file to be kept in {@code src/test/resources/schedules}
     */
    public static String run(long schedules, long first) {
        OptionalLong failing = LongStream.range(first, first + schedules)
                .parallel()
                .filter(seed -> !succeeds(Tape.of(seed)))
                .findAny();
        return failing.isEmpty() ? "" : story(failing.getAsLong());
    }

    /** What is wrong with one schedule; empty when nothing is. */
    static String failure(Tape tape) {
        List<String> trace = new ArrayList<>();
        try {
            new Schedule(tape, trace).run();
            return "";
        } catch (RuntimeException broken) {
            return "%s%nThe last of %d states:%n  %s"
                    .formatted(
                            broken,
                            trace.size(),
                            String.join(
                                    System.lineSeparator() + "  ",
                                    trace.subList(Math.max(0, trace.size() - TOLD), trace.size())));
        }
    }

    private static boolean succeeds(Tape tape) {
        try {
            new Schedule(tape, null).run();
            return true;
        } catch (RuntimeException broken) {
            return false;
        }
    }

    private static String story(long seed) {
        Tape tape = Tape.of(seed);
        String all = failure(tape);
        int[] smallest = Shrinking.smallest(tape.given());
        String small = failure(Tape.of(smallest));
        return """
                Seed %d: %s

                The smallest schedule of the kind, to be kept in migration-events/src/test/resources/schedules: %s

                # seed %d: (say here what it found)
                %s""".formatted(seed, all.lines().findFirst().orElse(""), small, seed, Tape.text(smallest));
    }
}
