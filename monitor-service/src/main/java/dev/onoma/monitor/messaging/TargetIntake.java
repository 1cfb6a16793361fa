package dev.onoma.monitor.messaging;

import dev.onoma.monitor.soak.Watches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes the events that say where runs are, of all partitions: the runs of one target can be in any of them, and every instance has
 * to know them all to be ready to watch the target.
 */
@ApplicationScoped
public class TargetIntake {

    private final Watches watches;

    @Inject
    public TargetIntake(Watches watches) {
        this.watches = watches;
    }

    /** A batch is learnt as a whole before anything is watched, so that the past passes quickly. */
    @Incoming("targets")
    public void take(ConsumerRecords<String, byte[]> batch) {
        Telling.WHERE_RUNS_ARE.tell(batch, watches::learn);
        watches.settle();
    }
}
