package dev.onoma.monitor.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.base.ChangeEventQueue;
import io.debezium.connector.base.QueueProvider;
import io.debezium.pipeline.Sizeable;
import io.debezium.util.LoggingContext;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PatientQueueTest {

    private record Numbered(int number) implements Sizeable {
        @Override
        public long objectSize() {
            return 1;
        }
    }

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(QueueProvider.class))
                .filteredOn(provider -> provider.name().equals(PatientQueue.NAME))
                .hasSize(1);
    }

    @Test
    void handsOutInOrderWhatWasPutIn() throws InterruptedException {
        ChangeEventQueue<Sizeable> queue = queue(new PatientQueue(), Duration.ofMillis(1));
        for (int number = 1; number <= 3; number++) {
            queue.enqueue(new Numbered(number));
        }
        assertThat(queue.poll()).containsExactly(new Numbered(1), new Numbered(2), new Numbered(3));
        assertThat(queue.poll()).isEmpty();
    }

    @Test
    void handsOutWhatComesWhileSomebodyWaits() throws InterruptedException {
        ChangeEventQueue<Sizeable> queue = queue(new PatientQueue(), Duration.ofSeconds(5));
        CompletableFuture<Void> later = CompletableFuture.runAsync(() -> {
            try {
                for (int number = 1; number <= 3; number++) {
                    queue.enqueue(new Numbered(number));
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        // As many as a batch has: it does not wait for the interval to be over.
        assertThat(queue.poll()).hasSize(3);
        later.join();
    }

    @Test
    void isNotAskedWithoutAPauseWhileItIsEmpty() throws InterruptedException {
        Counting counting = new Counting();
        ChangeEventQueue<Sizeable> queue = queue(counting, Duration.ofMillis(20));
        for (int look = 0; look < 10; look++) {
            assertThat(queue.poll()).isEmpty();
        }
        // Twice at the beginning, after each wait, and a few times within the last millisecond; without waiting it is
        // thousands.
        assertThat(counting.asked).isBetween(20, 100);
    }

    private static ChangeEventQueue<Sizeable> queue(QueueProvider<Sizeable> provider, Duration interval) {
        return new ChangeEventQueue.Builder<Sizeable>()
                .queueProvider(provider)
                .pollInterval(interval)
                .maxBatchSize(3)
                .maxQueueSize(100)
                .loggingContextSupplier(() -> LoggingContext.forConnector("test", "test", "test"))
                .build();
    }

    private static final class Counting implements QueueProvider<Sizeable> {

        private final PatientQueue queue = new PatientQueue();
        private int asked;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public void configure(Map<String, ?> settings) {
            queue.configure(settings);
        }

        @Override
        public void enqueue(Sizeable change) {
            queue.enqueue(change);
        }

        @Override
        public Sizeable poll() {
            return queue.poll();
        }

        @Override
        public int size() {
            asked++;
            return queue.size();
        }
    }
}
