package dev.onoma.monitor.messaging;

import dev.onoma.events.Event;
import dev.onoma.monitor.soak.Watches;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes the events that say where runs are, of all partitions: the runs of one target can be in any of them, and every instance has
 * to know them all to be ready to watch the target.
 */
@ApplicationScoped
public class TargetIntake {

    private static final Logger LOG = Logger.getLogger(TargetIntake.class);
    private static final Set<String> TELLING = Set.of(
            "dev.onoma.plan-approved",
            "dev.onoma.stage-changed",
            "dev.onoma.run-validated",
            "dev.onoma.target-released");

    private final Watches watches;

    @Inject
    public TargetIntake(Watches watches) {
        this.watches = watches;
    }

    /** A batch is learnt as a whole before anything is watched, so that the past passes quickly. */
    @Incoming("targets")
    public void take(ConsumerRecords<String, byte[]> batch) {
        batch.forEach(this::take);
        watches.settle();
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        Header type = message.headers().lastHeader(Envelope.TYPE);
        if (type == null || !TELLING.contains(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        switch (Reading.event(message.value())) {
            case Reading.Readable<Event>(Event event) ->
                watches.learn(message.partition(), event, Instant.ofEpochMilli(message.timestamp()));
            // The planner reads the same topic and sends it to the dead letters; here it comes again at every start.
            case Reading.Unreadable<Event> unreadable ->
                LOG.debugf(
                        "Passed over an unreadable event at %s-%d offset %d: %s",
                        message.topic(), message.partition(), message.offset(), unreadable.reason());
        }
    }
}
