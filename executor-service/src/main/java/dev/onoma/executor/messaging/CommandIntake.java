package dev.onoma.executor.messaging;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.executor.target.TargetWorkers;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Source;
import dev.onoma.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands from Kafka and gives each to the lane of its target. A command is acknowledged once the broker has all its events,
 * so after a crash it comes again; the target's ledger then knows whether it was done.
 */
@ApplicationScoped
public class CommandIntake {

    private static final Logger LOG = Logger.getLogger(CommandIntake.class);

    private final TargetWorkers workers;
    private final KafkaOutput output;
    private final MeterRegistry metrics;
    private final Map<String, TargetLane> lanes = new ConcurrentHashMap<>();

    @Inject
    public CommandIntake(TargetWorkers workers, KafkaOutput output, MeterRegistry metrics) {
        this.workers = workers;
        this.output = output;
        this.metrics = metrics;
    }

    /**
     * @return done when there is room for the next command
     */
    @Incoming("commands")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<byte[]> message) {
        return switch (Reading.command(message.getPayload())) {
            case Reading.Unreadable<Command> unreadable -> deadLetter(message, unreadable);
            case Reading.Readable<Command>(Command command) -> take(message, command);
        };
    }

    private CompletionStage<Void> take(Message<byte[]> message, Command command) {
        return switch (command) {
            case Command.CaptureBaseline forValidator -> message.ack();
            case Command.ValidateRun forValidator -> message.ack();
            case Command.FenceRun fence -> submit(message, fence);
            case Command.ApplyStep apply -> submit(message, apply);
            case Command.RevertStep revert -> submit(message, revert);
            case Command.CloseRun close -> submit(message, close);
        };
    }

    private CompletionStage<Void> submit(Message<byte[]> message, Command command) {
        TargetLane lane = lanes.computeIfAbsent(command.target(), name -> new TargetLane(name, workers.of(name)));
        return lane.submit(new TargetLane.Delivery(command, this::publish, message::ack));
    }

    private CompletionStage<Void> publish(Event event) {
        Envelope envelope = Envelope.of(event, Source.EXECUTOR, happenedAt(event));
        LOG.debugf("Publishing %s", envelope.id());
        return output.send(envelope.topic(), envelope.key(), envelope.bytes(), envelope.headers());
    }

    private static Instant happenedAt(Event event) {
        if (event instanceof Event.StepApplied applied) {
            return applied.timing().committedAt();
        }
        return event instanceof Event.StepReverted reverted ? reverted.timing().committedAt() : Instant.now();
    }

    private CompletionStage<Void> deadLetter(Message<byte[]> message, Reading.Unreadable<Command> unreadable) {
        IncomingKafkaRecordMetadata<?, ?> record =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        metrics.counter("onoma.executor.dead.letters").increment();
        LOG.errorf(
                "Unreadable command at %s-%d offset %d goes to the dead letters: %s",
                record.getTopic(), record.getPartition(), record.getOffset(), unreadable.reason());
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.getHeaders()) {
            headers.put(header.key(), text(header.value()));
        }
        headers.putAll(unreadable.headers(record.getTopic(), record.getPartition(), record.getOffset()));
        String topic = Topics.deadLetters(Topics.COMMANDS);
        @Nullable String key = record.getKey() == null ? null : record.getKey().toString();
        // On a thread of its own: the producer blocks while it does not know the topic.
        Thread.startVirtualThread(
                () -> output.send(topic, key, message.getPayload(), headers).thenCompose(sent -> message.ack()));
        return CompletableFuture.completedFuture(null);
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        lanes.values().forEach(TargetLane::close);
    }
}
