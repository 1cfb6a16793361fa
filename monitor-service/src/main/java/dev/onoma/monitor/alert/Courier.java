package dev.onoma.monitor.alert;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Hands messages on, in order, on a thread of its own: whoever has something to say never waits for the broker, and while the broker is
 * away the messages wait here. Bounded, since a process that cannot say anything for hours must not die of it.
 *
 * @param <T> what it carries
 */
public final class Courier<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int CAPACITY = 10_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final BlockingQueue<T> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private final Consumer<T> publish;
    private final Thread thread;

    /**
     * Starts.
     *
     * @param publish returns when it is told and throws when it could not be, so that it is tried again
     */
    public Courier(String name, Consumer<T> publish) {
        this.publish = publish;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    public void put(T message) {
        if (!waiting.offer(message)) {
            LOG.errorf("%d messages wait for Kafka: this one is told by the log only: %s", CAPACITY, message);
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tell(waiting.take());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(T message) throws InterruptedException {
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            try {
                publish.accept(message);
                return;
            } catch (RuntimeException away) {
                if (Thread.currentThread().isInterrupted()) {
                    LOG.errorf("Not told before the end: %s", message);
                    throw new InterruptedException();
                }
                LOG.warnf("A message waits (%s), again in %d ms", away.getMessage(), pause.toMillis());
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    /** Ends; what still waits is written to the log. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TIME_TO_STOP);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        waiting.forEach(message -> LOG.errorf("Not told before the end: %s", message));
    }
}
