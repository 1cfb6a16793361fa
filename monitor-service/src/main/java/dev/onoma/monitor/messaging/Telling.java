package dev.onoma.monitor.messaging;

import dev.onoma.events.Event;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** The kinds of events that tell somebody something. Of the many in a topic only these few are read. */
record Telling(Set<String> types) {

    private static final Logger LOG = Logger.getLogger(Telling.class);

    /** Those that say where a run is. */
    static final Telling WHERE_RUNS_ARE = new Telling(Envelope.types(
            Event.PlanApproved.class, Event.StageChanged.class, Event.RunValidated.class, Event.TargetReleased.class));

    /** Who is told. */
    interface Learner {

        /**
         * @param at when it was told
         */
        void learn(int partition, Event event, Instant at);
    }

    Telling and(Class<? extends Event> kind) {
        return new Telling(
                Stream.concat(types.stream(), Stream.of(Envelope.type(kind))).collect(Collectors.toUnmodifiableSet()));
    }

    void tell(ConsumerRecords<String, byte[]> batch, Learner learner) {
        for (ConsumerRecord<String, byte[]> message : batch) {
            Header type = message.headers().lastHeader(Envelope.TYPE);
            if (type != null && types.contains(new String(type.value(), StandardCharsets.UTF_8))) {
                tell(message, learner);
            }
        }
    }

    private static void tell(ConsumerRecord<String, byte[]> message, Learner learner) {
        switch (Reading.event(message.value())) {
            case Reading.Readable<Event>(Event event) ->
                learner.learn(message.partition(), event, Instant.ofEpochMilli(message.timestamp()));
            // The planner reads the same topic and sends it to the dead letters; here it comes again at every start.
            case Reading.Unreadable<Event>(String reason) ->
                LOG.debugf(
                        "Passed over an unreadable event at %s-%d offset %d: %s",
                        message.topic(), message.partition(), message.offset(), reason);
        }
    }
}
