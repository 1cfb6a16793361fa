package dev.onoma.channel;

import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Topics;
import dev.onoma.wire.TraceParent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes one trace of a run, through Kafka and all services: a span for each message that is sent, and one for the work that it asks for.
 * Without a collector (quarkus.otel.sdk.disabled) nothing of it happens.
 */
@ApplicationScoped
public class Tracing {

    private static final String BEGINNING = Envelope.type(Event.PlanApproved.class);
    /** What is told every few seconds for as long as a run lasts would bury the rest. */
    private static final Set<String> UNTRACED =
            Envelope.types(Event.HealthSampled.class, Event.OldNameUsed.class, Event.OldNamesCounted.class);

    private final Tracer tracer;
    private final RunTraceIds ids;

    @Inject
    public Tracing(OpenTelemetry telemetry, RunTraceIds ids) {
        this.tracer = telemetry.getTracer("dev.onoma.channel");
        this.ids = ids;
    }

    /**
     * Work begins that a message asks for.
     *
     * @param name of what is done, the same for all of its kind, such as {@code apply-step}
     * @param step its number; null where it concerns the whole run
     */
    public Work begin(Message<?> message, String name, RunId run, String target, @Nullable Integer step) {
        Optional<TraceParent> sent = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> metadata.getRecord().headers().lastHeader(TraceParent.HEADER))
                .flatMap(Tracing::read);
        return begin(sent.orElseGet(() -> TraceParent.of(run)), name, run, target, step);
    }

    Work begin(TraceParent parent, String name, RunId run, String target, @Nullable Integer step) {
        SpanBuilder builder = tracer.spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(context(parent))
                .setAttribute("onoma.run", run.value())
                .setAttribute("onoma.target", target);
        if (step != null) {
            builder.setAttribute("onoma.step", (long) step);
        }
        return new Work(builder.startSpan());
    }

    /** A message is about to be sent; the span ends when the broker has it. Invalid, and not recorded, for what belongs to no run. */
    Span sending(Envelope envelope) {
        Optional<RunId> run = run(envelope);
        if (run.isEmpty() || UNTRACED.contains(envelope.type())) {
            return Span.getInvalid();
        }
        TraceParent root = TraceParent.of(run.get());
        SpanBuilder builder = tracer.spanBuilder("send " + envelope.kind())
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", envelope.topic())
                .setAttribute("messaging.message.id", envelope.id())
                .setAttribute("onoma.run", run.get().value());
        if (envelope.type().equals(BEGINNING)) {
            return ids.begin(root, () -> builder.setNoParent().startSpan());
        }
        boolean inWork = Span.current().getSpanContext().getTraceId().equals(root.traceId());
        return builder.setParent(inWork ? Context.current() : context(root)).startSpan();
    }

    /** Commands and events have a run as their subject; alerts are about a target. */
    private static Optional<RunId> run(Envelope envelope) {
        return envelope.topic().equals(Topics.ALERTS)
                ? Optional.empty()
                : Optional.ofNullable(envelope.headers().get(Envelope.SUBJECT)).map(RunId::new);
    }

    private static Optional<TraceParent> read(@Nullable Header header) {
        return header == null || header.value() == null
                ? Optional.empty()
                : TraceParent.read(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static Context context(TraceParent parent) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        parent.traceId(), parent.spanId(), TraceFlags.getSampled(), TraceState.getDefault())));
    }
}
