package dev.onoma.monitor.notify;

import dev.onoma.monitor.clock.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Tells a receiver until it has taken it, or it is too late. */
public final class Persistence {

    private static final Logger LOG = Logger.getLogger(Persistence.class);

    private final Receiver receiver;
    private final Duration shortestPause;
    private final Duration longestPause;

    /**
     * @param shortestPause before the first attempt anew; each one is twice as long as the one before
     */
    public Persistence(Receiver receiver, Duration shortestPause, Duration longestPause) {
        this.receiver = receiver;
        this.shortestPause = shortestPause;
        this.longestPause = longestPause;
    }

    /** How one waits between two attempts. */
    @FunctionalInterface
    public interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    /**
     * Tells it.
     *
     * @param left how long it may take: what is older is too late
     * @return whether it was taken
     */
    public boolean tell(Notification notification, Duration left, Pause between) throws InterruptedException {
        Duration pause = shortestPause;
        Instant end = SteadyClock.now().plus(left);
        while (true) {
            try {
                receiver.delivery().deliver(notification);
                return true;
            } catch (DeliveryFailed e) {
                boolean late = SteadyClock.now().plus(pause).isAfter(end);
                if (e.isForGood() || late) {
                    LOG.errorf(
                            "%s is not told of alert %s: %s %s",
                            receiver,
                            notification.id(),
                            e.getMessage(),
                            e.isForGood() ? "It is not tried again." : "It is tried no longer.");
                    return false;
                }
                LOG.warnf(
                        "%s is told of alert %s in %d ms again: %s",
                        receiver, notification.id(), pause.toMillis(), e.getMessage());
                between.take(pause);
                pause = pause.multipliedBy(2).compareTo(longestPause) > 0 ? longestPause : pause.multipliedBy(2);
            }
        }
    }
}
