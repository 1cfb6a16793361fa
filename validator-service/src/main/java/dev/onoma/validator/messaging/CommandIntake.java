package dev.onoma.validator.messaging;

import dev.onoma.channel.CommandSeal;
import dev.onoma.channel.Concern;
import dev.onoma.channel.DeadLetters;
import dev.onoma.channel.Outgoing;
import dev.onoma.channel.Tracing;
import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.Verdict;
import dev.onoma.validator.RunValidation;
import dev.onoma.validator.ValidatorConfig;
import dev.onoma.validator.plan.PlanUnavailable;
import dev.onoma.validator.target.ServerError;
import dev.onoma.validator.target.UnknownTarget;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Source;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes commands from Kafka and does those of a target one after the other, of several targets at the same time. A command is
 * acknowledged once the broker has its event, so after a crash it comes again.
 */
@ApplicationScoped
public class CommandIntake {

    private static final Logger LOG = Logger.getLogger(CommandIntake.class);

    /** The steps, which are most of what is there, are the executor's. */
    private static final Concern OURS =
            new Concern(Envelope.types(Command.CaptureBaseline.class, Command.ValidateRun.class));

    private final RunValidation validation;
    private final Outgoing outgoing;
    private final DeadLetters deadLetters;
    private final Tracing tracing;
    private final CommandSeal seal;
    private final int attempts;
    private final Map<String, ExecutorService> lanes = new ConcurrentHashMap<>();

    @Inject
    public CommandIntake(
            RunValidation validation,
            Outgoing outgoing,
            DeadLetters deadLetters,
            Tracing tracing,
            CommandSeal seal,
            ValidatorConfig config) {
        this.validation = validation;
        this.outgoing = outgoing;
        this.deadLetters = deadLetters;
        this.tracing = tracing;
        this.seal = seal;
        this.attempts = config.validation().attempts();
    }

    /** Returns at once: the work is done in the target's lane. */
    @Incoming("commands")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<byte[]> message) {
        if (!OURS.includes(message)) {
            return message.ack();
        }
        return switch (seal.read(message)) {
            case Reading.Unreadable<Command>(String reason) -> deadLetters.put(message, reason);
            case Reading.Readable<Command>(Command command) -> take(message, command);
        };
    }

    /** Something a command asks for. */
    private interface Work {
        Event done() throws SQLException;
    }

    private CompletionStage<Void> take(Message<byte[]> message, Command command) {
        return switch (command) {
            case Command.CaptureBaseline capture ->
                submit(message, "capture-baseline", command, () -> validation.capture(capture));
            case Command.ValidateRun validate ->
                submit(message, "validate-run", command, () -> validation.validate(validate));
            case Command.FenceRun forExecutor -> message.ack();
            case Command.ApplyStep forExecutor -> message.ack();
            case Command.RevertStep forExecutor -> message.ack();
            case Command.CloseRun forExecutor -> message.ack();
        };
    }

    private CompletionStage<Void> submit(Message<byte[]> message, String name, Command command, Work work) {
        lanes.computeIfAbsent(
                        command.target(),
                        target -> Executors.newSingleThreadExecutor(
                                Thread.ofVirtual().name("commands of " + target).factory()))
                .execute(() -> tracing.begin(message, name, command.run(), command.target(), null)
                        .during(() -> handle(message, command, work)));
        return CompletableFuture.completedFuture(null);
    }

    private void handle(Message<byte[]> message, Command command, Work work) {
        try {
            Event event = patiently(command, work);
            publish(message, event);
        } catch (InterruptedException stop) {
            // Not acknowledged: it comes again after the next start.
            Thread.currentThread().interrupt();
        } catch (SQLException refused) {
            impossible(message, command, ServerError.sentence(refused));
        } catch (UnknownTarget | PlanUnavailable expected) {
            impossible(message, command, String.valueOf(expected.getMessage()));
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "A command for %s of %s cannot be done", command.run(), command.target());
            impossible(message, command, String.valueOf(defect.getMessage()));
        }
    }

    private void publish(Message<byte[]> message, Event event) {
        outgoing.send(Envelope.of(event, Source.VALIDATOR, Instant.now())).thenCompose(published -> message.ack());
    }

    /** Without a baseline the run must not begin; and nobody must wait for what will not be found out, or believe anything of it. */
    private void impossible(Message<byte[]> message, Command command, String reason) {
        LOG.errorf("%s cannot be validated on %s: %s", command.run(), command.target(), reason);
        switch (command) {
            case Command.CaptureBaseline capture ->
                publish(
                        message,
                        new Event.PreflightFailed(
                                capture.run(),
                                capture.target(),
                                capture.epoch(),
                                List.of(Verdict.failed("baseline", capture.target(), reason))));
            case Command.ValidateRun validate ->
                publish(
                        message,
                        new Event.ValidationImpossible(
                                validate.run(),
                                validate.target(),
                                validate.epoch(),
                                validate.stage(),
                                List.of(Verdict.failed("validation", validate.target(), reason))));
            case Command.FenceRun forExecutor -> {}
            case Command.ApplyStep forExecutor -> {}
            case Command.RevertStep forExecutor -> {}
            case Command.CloseRun forExecutor -> {}
        }
    }

    /** Tries again where target, planner or control database may only be away for a moment. */
    private Event patiently(Command command, Work work) throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.done();
            } catch (SQLException refused) {
                if (attempt >= attempts || !ServerError.isTransient(refused)) {
                    throw refused;
                }
                LOG.warnf(
                        "%s cannot be validated now, trying again: %s",
                        command.target(), ServerError.sentence(refused));
            } catch (PlanUnavailable unavailable) {
                if (attempt >= attempts) {
                    throw unavailable;
                }
                LOG.warnf("%s cannot be validated now, trying again: %s", command.target(), unavailable.getMessage());
            }
            TimeUnit.SECONDS.sleep(1L << Math.min(attempt, 5));
        }
    }

    @PreDestroy
    void close() {
        lanes.values().forEach(ExecutorService::shutdownNow);
    }
}
