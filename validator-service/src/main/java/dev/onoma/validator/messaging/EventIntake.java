package dev.onoma.validator.messaging;

import dev.onoma.channel.Concern;
import dev.onoma.channel.DeadLetters;
import dev.onoma.channel.Outgoing;
import dev.onoma.channel.Tracing;
import dev.onoma.channel.Work;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.validator.InspectedTargets;
import dev.onoma.validator.ValidatorConfig;
import dev.onoma.validator.baseline.Baseline;
import dev.onoma.validator.baseline.BaselineStore;
import dev.onoma.validator.plan.Plans;
import dev.onoma.validator.step.RunSources;
import dev.onoma.validator.step.StepLane;
import dev.onoma.validator.step.StepNews;
import dev.onoma.validator.step.Teller;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes events from Kafka and gives those about steps to the lane of their target. An event is acknowledged once the broker has the
 * verdict, so after a crash it comes again.
 */
@ApplicationScoped
public class EventIntake {

    private static final Concern OURS =
            new Concern(Envelope.types(Event.StepApplied.class, Event.StepReverted.class, Event.RunClosed.class));

    private final InspectedTargets targets;
    private final BaselineStore baselines;
    private final Plans plans;
    private final Outgoing outgoing;
    private final DeadLetters deadLetters;
    private final Tracing tracing;
    private final ValidatorConfig config;
    private final Map<String, StepLane> lanes = new ConcurrentHashMap<>();

    @Inject
    public EventIntake(
            InspectedTargets targets,
            BaselineStore baselines,
            Plans plans,
            Outgoing outgoing,
            DeadLetters deadLetters,
            Tracing tracing,
            ValidatorConfig config) {
        this.targets = targets;
        this.baselines = baselines;
        this.plans = plans;
        this.outgoing = outgoing;
        this.deadLetters = deadLetters;
        this.tracing = tracing;
        this.config = config;
    }

    /** Returns at once: steps are judged in the target's lane. */
    @Incoming("events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> take(Message<byte[]> message) {
        if (!OURS.includes(message)) {
            return message.ack();
        }
        return switch (Reading.event(message.getPayload())) {
            case Reading.Unreadable<Event> unreadable -> {
                deadLetters.put(message, unreadable.reason());
                yield CompletableFuture.completedFuture(null);
            }
            case Reading.Readable<Event>(Event.RunClosed closed) -> close(message, closed);
            case Reading.Readable<Event>(Event event) ->
                StepNews.of(event).map(news -> tell(message, news)).orElseGet(message::ack);
        };
    }

    private CompletionStage<Void> close(Message<byte[]> message, Event.RunClosed closed) {
        Thread.startVirtualThread(() -> {
            try {
                baselines.close(closed.run(), closed.epoch());
                message.ack();
            } catch (SQLException refused) {
                deadLetters.put(message, ServerError.sentence(refused));
            }
        });
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> tell(Message<byte[]> message, StepNews news) {
        try {
            lanes.computeIfAbsent(news.target(), this::lane).tell(news, new Answer(message, begin(message, news)));
        } catch (UnknownTarget unknown) {
            deadLetters.put(message, String.valueOf(unknown.getMessage()));
        }
        return CompletableFuture.completedFuture(null);
    }

    private Work begin(Message<byte[]> message, StepNews news) {
        return tracing.begin(message, "validate-step", news.run(), news.target(), news.step());
    }

    private StepLane lane(String target) {
        return new StepLane(
                targets.get(target).database(),
                new Kept(baselines, plans),
                config.validation().stepPatience());
    }

    private record Kept(BaselineStore baselines, Plans plans) implements RunSources {

        @Override
        public Optional<Baseline> baseline(RunId run) throws SQLException {
            return baselines.find(run);
        }

        @Override
        public long closedEpoch(RunId run) throws SQLException {
            return baselines.closedEpoch(run);
        }

        @Override
        public Plan plan(PlanId id) {
            return plans.get(id);
        }
    }

    /** What becomes of one message. */
    private final class Answer implements Teller {

        private final Message<byte[]> message;
        private final Work work;

        Answer(Message<byte[]> message, Work work) {
            this.message = message;
            this.work = work;
        }

        @Override
        public void judged(Event event) {
            work.during(() -> outgoing.send(Envelope.of(event, Source.VALIDATOR, Instant.now()))
                    .thenCompose(published -> message.ack()));
        }

        @Override
        public void ignored() {
            work.end();
            message.ack();
        }

        @Override
        public void unjudgeable(String reason) {
            work.end();
            deadLetters.put(message, reason);
        }
    }

    @PreDestroy
    void close() {
        lanes.values().forEach(StepLane::close);
    }
}
