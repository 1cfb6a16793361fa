package dev.onoma.monitor.health;

import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.monitor.clock.SteadyClock;
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
        this.thinning = new Thinning(every, SteadyClock.now());
    }

    @Override
    public String name() {
        return "samples";
    }

    @Override
    public synchronized Duration look() {
        if (thinning.isDue(SteadyClock.now())) {
            board.sample(board.run().phase(), Instant.now()).ifPresent(tell);
        }
        return every;
    }

    /** What was found in a phase that is over is told as that phase's. */
    synchronized void finish(HealthPhase phase) {
        board.sample(phase, Instant.now()).ifPresent(tell);
        thinning = new Thinning(every, SteadyClock.now());
    }

    @Override
    public void close() {
        finish(board.run().phase());
    }
}
