package dev.onoma.monitor.health;

import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells the figures that the other looks have found, as events: the less often the longer a phase lasts. */
final class SamplesLook implements HealthLook {

    private final Duration every;
    private final HealthBoard board;
    private final Consumer<Event> tell;
    private Thinning thinning;

    SamplesLook(Duration every, HealthBoard board, Consumer<Event> tell) {
        this.every = every;
        this.board = board;
        this.tell = tell;
        this.thinning = new Thinning(every, Instant.now());
    }

    @Override
    public String name() {
        return "samples";
    }

    @Override
    public synchronized Duration look() {
        Instant now = Instant.now();
        if (thinning.isDue(now)) {
            board.sample(board.run().phase(), now).ifPresent(tell);
        }
        return every;
    }

    /** What was found in a phase that is over is told as that phase's. */
    synchronized void finish(HealthPhase phase) {
        Instant now = Instant.now();
        board.sample(phase, now).ifPresent(tell);
        thinning = new Thinning(every, now);
    }

    @Override
    public void close() {
        finish(board.run().phase());
    }
}
