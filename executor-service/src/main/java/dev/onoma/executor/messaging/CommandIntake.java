package dev.onoma.executor.messaging;

import dev.onoma.channel.CommandSeal;
import dev.onoma.channel.DeadLetters;
import dev.onoma.channel.Outgoing;
import dev.onoma.channel.Tracing;
import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.executor.target.TargetWorkers;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Source;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Outgoing outgoing;
    private final DeadLetters deadLetters;
    private final Tracing tracing;
    private final CommandSeal seal;
    private final Map<String, TargetLane> lanes = new ConcurrentHashMap<>();

    @Inject
    public CommandIntake(
            TargetWorkers workers, Outgoing outgoing, DeadLetters deadLetters, Tracing tracing, CommandSeal seal) {
        this.workers = workers;
        this.outgoing = outgoing;
        this.deadLetters = deadLetters;
        this.tracing = tracing;
        this.seal = seal;
    }

    /**
     * @return done when there is room for the next command
     */
    @Incoming("commands")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<byte[]> message) {
        return switch (seal.read(message)) {
            case Reading.Unreadable<Command>(String reason) -> deadLetters.put(message, reason);
            case Reading.Readable<Command>(Command command) -> take(message, command);
        };
    }

    private CompletionStage<Void> take(Message<byte[]> message, Command command) {
        return switch (command) {
            case Command.CaptureBaseline forValidator -> message.ack();
            case Command.ValidateRun forValidator -> message.ack();
            case Command.FenceRun fence -> submit(message, fence, "fence-run", null);
            case Command.ApplyStep apply ->
                submit(message, apply, "apply-step", apply.step().number());
            case Command.RevertStep revert ->
                submit(message, revert, "revert-step", revert.step().number());
            case Command.CloseRun close -> submit(message, close, "close-run", null);
        };
    }

    private CompletionStage<Void> submit(
            Message<byte[]> message, Command command, String work, @Nullable Integer step) {
        TargetLane lane = lanes.computeIfAbsent(command.target(), name -> new TargetLane(name, workers.of(name)));
        return lane.submit(new TargetLane.Delivery(
                command,
                () -> tracing.begin(message, work, command.run(), command.target(), step),
                this::publish,
                message::ack));
    }

    private CompletionStage<Void> publish(Event event) {
        Envelope envelope = Envelope.of(event, Source.EXECUTOR, happenedAt(event));
        LOG.debugf("Publishing %s", envelope.id());
        return outgoing.send(envelope);
    }

    private static Instant happenedAt(Event event) {
        if (event instanceof Event.StepApplied applied) {
            return applied.timing().committedAt();
        }
        return event instanceof Event.StepReverted reverted ? reverted.timing().committedAt() : Instant.now();
    }

    @PreDestroy
    void close() {
        lanes.values().forEach(TargetLane::close);
    }
}
