package dev.onoma.monitor.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of the broker, which stamps every message of the topics: how long ago something was told is known by it alone, whatever the
 * clocks of this machine and of who told it say. The freshest message that was heard of is taken for new, and from there on time passes:
 * so it may be behind, until the next message is heard of, and is never ahead.
 */
public final class BrokerClock implements InstantSource {

    private final LongSupplier nanos;
    private @Nullable Instant freshest;
    private long heardAt;

    public BrokerClock() {
        this(System::nanoTime);
    }

    /**
     * @param nanos what passes, in nanoseconds from any beginning
     */
    BrokerClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Hears of a message by its time stamp. */
    public synchronized void hear(Instant stamp) {
        if (freshest == null || stamp.isAfter(instant())) {
            freshest = stamp;
            heardAt = nanos.getAsLong();
        }
    }

    /** The epoch's beginning as long as nothing was heard: nothing is old then. */
    @Override
    public synchronized Instant instant() {
        return freshest == null ? Instant.EPOCH : freshest.plusNanos(nanos.getAsLong() - heardAt);
    }
}
