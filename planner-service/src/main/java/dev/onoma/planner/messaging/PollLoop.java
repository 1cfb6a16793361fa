package dev.onoma.planner.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Consumes one topic on a thread of its own: poll, handle, commit. What comes while one poll is handled is waiting in the next one, so
 * the busier it is the more goes into one transaction; a channel of Reactive Messaging would hand on every small batch by itself.
 */
final class PollLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PollLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    private final String topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Handler handler;
    private final Timer handling;
    private final Thread thread;
    private volatile boolean closing;
    private volatile long lastTurn = System.nanoTime();
    private volatile Runnable wakeup = () -> {};

    /** Handles what one poll has brought, and returns when it is handled. */
    @FunctionalInterface
    interface Handler {
        void handle(ConsumerRecords<String, byte[]> polled) throws InterruptedException;
    }

    /** Starts. */
    PollLoop(String topic, Supplier<Consumer<String, byte[]>> consumers, Handler handler, MeterRegistry metrics) {
        this.topic = topic;
        this.consumers = consumers;
        this.handler = handler;
        this.handling = Timer.builder("onoma.planner.handling")
                .description("Time from a poll to the commit of what it brought")
                .tag("topic", topic)
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
        this.thread = Thread.ofPlatform().name(topic).daemon().start(this::run);
    }

    /** Whether it has come round lately: it does not while it waits for the control database. */
    boolean turns() {
        return thread.isAlive() && System.nanoTime() - lastTurn < LONGEST_TURN.toNanos();
    }

    private void run() {
        while (!closing) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                wakeup = consumer::wakeup;
                consumer.subscribe(List.of(topic));
                consume(consumer);
            } catch (WakeupException closed) {
                LOG.debugf("No longer consuming %s", topic);
            } catch (KafkaException | IllegalStateException e) {
                LOG.warnf(e, "Consuming %s begins anew", topic);
                pause();
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    private void consume(Consumer<String, byte[]> consumer) throws InterruptedException {
        while (!closing) {
            ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                long begin = System.nanoTime();
                handler.handle(polled);
                handling.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
                // It may be lost: then the same comes again, and changes nothing.
                consumer.commitAsync();
            }
            lastTurn = System.nanoTime();
        }
        consumer.commitSync();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    /** Ends after what is being handled. */
    @Override
    public void close() {
        closing = true;
        wakeup.run();
        try {
            thread.join(LONGEST_TURN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
