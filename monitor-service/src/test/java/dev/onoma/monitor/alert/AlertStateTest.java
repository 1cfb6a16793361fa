package dev.onoma.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertStateTest {

    private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Say CRITICAL = new Say.Raise(Severity.CRITICAL);
    private static final Say WARNING = new Say.Raise(Severity.WARNING);
    private static final Say RESOLVED = new Say.Resolve();

    private Damping damping = new Damping(2, 2, 3, Duration.ofMinutes(10), Duration.ofMinutes(5));
    private AlertState state = AlertState.CALM;
    private Instant now = BEGIN;

    @Test
    void isToldWhenItCameMoreOftenThanIsAllowed() {
        assertThat(hear(Severity.CRITICAL, Severity.CRITICAL)).isEmpty();
        assertThat(hear(Severity.CRITICAL)).containsExactly(CRITICAL);
        assertThat(hear(Severity.CRITICAL, Severity.CRITICAL)).isEmpty();
    }

    @Test
    void aGoodLookInBetweenBeginsTheCountAnew() {
        assertThat(hear(Severity.CRITICAL, Severity.CRITICAL, null, Severity.CRITICAL, Severity.CRITICAL))
                .isEmpty();
    }

    @Test
    void whatGetsWorseIsToldAgainAndWhatGetsMilderIsNot() {
        assertThat(hear(Severity.WARNING, Severity.WARNING, Severity.WARNING)).containsExactly(WARNING);
        assertThat(hear(Severity.CRITICAL, Severity.CRITICAL, Severity.CRITICAL))
                .containsExactly(CRITICAL);
        assertThat(hear(Severity.WARNING, Severity.WARNING, Severity.WARNING)).isEmpty();
    }

    @Test
    void theMilderOfTwoMixedSeveritiesIsTold() {
        assertThat(hear(Severity.WARNING, Severity.CRITICAL, Severity.CRITICAL)).containsExactly(WARNING);
    }

    @Test
    void isOverWhenItWasGoodLongEnough() {
        hear(Severity.CRITICAL, Severity.CRITICAL, Severity.CRITICAL);

        assertThat(hear((Severity) null)).isEmpty();
        assertThat(hear((Severity) null)).containsExactly(RESOLVED);
        assertThat(hear(null, null)).isEmpty();
    }

    @Test
    void whatFlapsStaysOpenUntilItIsCalm() {
        damping = new Damping(0, 1, 3, Duration.ofMinutes(10), Duration.ofMinutes(5));
        for (int i = 0; i < 3; i++) {
            assertThat(hear(Severity.CRITICAL, null)).containsExactly(CRITICAL, RESOLVED);
        }
        assertThat(hear(Severity.CRITICAL, null, Severity.CRITICAL, null, Severity.CRITICAL, null))
                .as("the fourth time is one too many")
                .containsExactly(CRITICAL);

        now = now.plus(Duration.ofMinutes(4));
        assertThat(state.wait(now, damping).say()).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(state.wait(now, damping).say()).contains(RESOLVED);
    }

    static List<Long> seeds() {
        return new SplittableRandom(4711).longs(200).boxed().toList();
    }

    /** Whatever is seen: messages alternate, a lasting trouble is told, a lasting calm ends it, and flapping is not told for ever. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsLaws(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        damping = new Damping(
                random.nextInt(4),
                1 + random.nextInt(4),
                1 + random.nextInt(4),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5));
        double bad = random.nextDouble();
        List<Say> said = new ArrayList<>();
        for (int minute = 0; minute < 360; minute++) {
            said.addAll(hear(random.nextDouble() < bad ? any(random) : null));
        }
        alternate(said);
        hear(all(Severity.CRITICAL, damping.failuresAllowed() + 1));
        assertThat(state.told()).isEqualTo(Severity.CRITICAL);
        hear(all(null, damping.successesNeeded() + 5));
        assertThat(state.told()).isNull();
    }

    /** A trouble that comes and goes with every look is told a few times and then stays open. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void restlessTroubleIsToldAFewTimes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        damping = new Damping(0, 1, 3, Duration.ofMinutes(10), Duration.ofMinutes(5));
        int said = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            said += hear(minute % 2 == 0 || random.nextInt(8) == 0 ? Severity.CRITICAL : null)
                    .size();
        }
        assertThat(said).isLessThan(30);
    }

    private static void alternate(List<Say> said) {
        Severity open = null;
        for (Say say : said) {
            switch (say) {
                case Say.Raise(Severity severity) -> {
                    assertThat(open == null || open.compareTo(severity) < 0).isTrue();
                    open = severity;
                }
                case Say.Resolve resolve -> {
                    assertThat(open).isNotNull();
                    open = null;
                }
            }
        }
    }

    private static Severity any(SplittableRandom random) {
        return Severity.values()[random.nextInt(Severity.values().length)];
    }

    private static @Nullable Severity[] all(@Nullable Severity severity, int times) {
        @Nullable Severity[] all = new Severity[times];
        Arrays.fill(all, severity);
        return all;
    }

    /** Looks a minute apart. */
    private List<Say> hear(@Nullable Severity... looks) {
        List<Say> said = new ArrayList<>();
        for (Severity seen : looks) {
            now = now.plus(Duration.ofMinutes(1));
            AlertState.Turn turn = state.hear(seen, now, damping);
            state = turn.state();
            turn.say().ifPresent(said::add);
        }
        return said;
    }
}
