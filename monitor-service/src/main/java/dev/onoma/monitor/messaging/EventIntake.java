package dev.onoma.monitor.messaging;

import dev.onoma.events.Event;
import dev.onoma.monitor.health.HealthWatches;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes the events that say where runs are, and what their benchmarks were like before. */
@ApplicationScoped
public class EventIntake {

    private static final Telling TELLING = Telling.WHERE_RUNS_ARE.and(Event.BenchmarkJudged.class);

    private final HealthWatches healths;

    @Inject
    public EventIntake(HealthWatches healths) {
        this.healths = healths;
    }

    /** A batch is learnt as a whole before anything is watched, so that the past passes quickly. */
    @Incoming("events")
    public void take(ConsumerRecords<String, byte[]> batch) {
        TELLING.tell(batch, healths::learn);
        healths.settle();
    }
}
