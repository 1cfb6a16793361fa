package dev.onoma.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The saga under random schedules. {@code -Donoma.schedules=N} runs N of them, {@code -Donoma.seed=S} begins with the seed S; a
 * schedule that fails says its own. {@code ./onoma torture --schedules N} runs as many as one likes.
 */
class SagaScheduleTest {

    private static final Path KEPT = Path.of("src/test/resources/schedules");

    @Test
    void keepsItsPromisesUnderAnySchedule() {
        int schedules = Integer.getInteger("onoma.schedules", 12_000);
        long first = Long.getLong("onoma.seed", System.nanoTime());
        System.out.printf("%d schedules from seed %d%n", schedules, first);

        assertThat(SagaSchedules.run(schedules, first)).isEmpty();
    }

    static Stream<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.sorted().toList().stream();
        }
    }

    /** Schedules that broke a promise once, or were hard to get right. */
    @ParameterizedTest
    @MethodSource("kept")
    void keepsItsPromisesUnderWhatOnceBrokeThem(Path file) throws IOException {
        assertThat(SagaSchedules.failure(Tape.of(Files.readAllLines(file)))).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameSchedule() {
        assertThat(played(Tape.of(7))).hasSizeGreaterThan(20).isEqualTo(played(Tape.of(7)));
    }

    @Test
    void aTapeGivesTheSameScheduleAsItsSeed() {
        int[] given = played(Tape.of(7));
        assertThat(played(Tape.of(given))).isEqualTo(given);
        assertThat(played(Tape.of(List.of("# for people", Tape.text(given))))).isEqualTo(given);
    }

    private static int[] played(Tape tape) {
        new Schedule(tape, null).run();
        return tape.given();
    }
}
