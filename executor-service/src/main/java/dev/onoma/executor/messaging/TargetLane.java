package dev.onoma.executor.messaging;

import dev.onoma.channel.Work;
import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.executor.target.TargetWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does the commands of one target, one after the other, on a virtual thread of its own. It does not wait for the broker to take an
 * event before it goes on with the next command: only the acknowledgement waits.
 */
final class TargetLane implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TargetLane.class);
    private static final int LONGEST_QUEUE = 256;
    private static final int MOST_UNTOLD = 64;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final TargetWorker worker;
    private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final Semaphore untold = new Semaphore(MOST_UNTOLD);
    private final Thread thread;
    private volatile CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

    /**
     * A command on its way.
     *
     * @param begin to be called when it is its turn
     * @param publish tells when the broker has the event
     * @param acknowledge to be called when it has them all
     */
    record Delivery(
            Command command,
            Supplier<Work> begin,
            Function<Event, CompletionStage<Void>> publish,
            Supplier<CompletionStage<Void>> acknowledge) {}

    TargetLane(String target, TargetWorker worker) {
        this.worker = worker;
        this.thread = Thread.ofVirtual().name("target " + target).start(this::work);
    }

    /**
     * @return done when the lane takes the next one
     */
    CompletionStage<Void> submit(Delivery delivery) {
        synchronized (queue) {
            queue.add(delivery);
            if (queue.size() >= LONGEST_QUEUE && room.isDone()) {
                room = new CompletableFuture<>();
            }
            return room;
        }
    }

    private void work() {
        try {
            while (true) {
                Delivery delivery = queue.take();
                if (queue.size() < LONGEST_QUEUE / 2) {
                    room.complete(null);
                }
                untold.acquire();
                handle(delivery);
            }
        } catch (InterruptedException stopped) {
            LOG.debugf("%s stops; what it has not done is delivered again", thread.getName());
        } finally {
            worker.close();
        }
    }

    private void handle(Delivery delivery) throws InterruptedException {
        List<CompletableFuture<Void>> told = new ArrayList<>();
        try {
            delivery.begin()
                    .get()
                    .during(() -> worker.handle(
                            delivery.command(),
                            event -> told.add(delivery.publish().apply(event).toCompletableFuture())));
        } catch (RuntimeException defect) {
            // The lane goes on: other commands of the target must not wait for ever.
            LOG.errorf(defect, "Defect while handling %s", delivery.command());
        }
        CompletableFuture.allOf(told.toArray(CompletableFuture[]::new))
                .thenCompose(all -> delivery.acknowledge().get())
                .whenComplete((done, failure) -> {
                    untold.release();
                    if (failure != null) {
                        LOG.warnf("%s is not acknowledged and will come again: %s", delivery.command(), failure);
                    }
                });
    }

    /** Stops at once. A transaction that is cut is settled by the target's ledger when its command comes again. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TIME_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
