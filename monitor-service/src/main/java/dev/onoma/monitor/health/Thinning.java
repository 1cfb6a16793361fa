package dev.onoma.monitor.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How seldom figures are told the longer a phase lasts: the event log keeps them for ever, and a picture of a week needs no seconds. A
 * phase of any length comes to a few hundred samples.
 */
final class Thinning {

    private static final int PER_DOUBLING = 100;

    private final Duration every;
    private final Instant began;
    private @Nullable Instant last;

    Thinning(Duration every, Instant began) {
        this.every = every;
        this.began = began;
    }

    /** Whether figures are to be told now; then they count as told. */
    boolean isDue(Instant now) {
        Duration apart = Duration.between(began, now).dividedBy(PER_DOUBLING);
        Duration least = apart.compareTo(every) > 0 ? apart : every;
        boolean due = last == null || !now.isBefore(last.plus(least));
        if (due) {
            last = now;
        }
        return due;
    }
}
