package dev.onoma.monitor.messaging;

import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.TraceParent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;

/** What the monitor tells of a run, as spans of the run's trace. What it tells every few seconds is left out, since it would bury the rest. */
final class RunSpans {

    /** The detail of an alert that names its run. */
    private static final String RUN = "run";

    private final Tracer tracer;

    RunSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.onoma.monitor");
    }

    /** A message is about to be sent; the span ends when the broker has it. Invalid, and not recorded, for what belongs to no trace. */
    Span sending(Envelope envelope, Event event) {
        boolean rare = event instanceof Event.DriftDetected || event instanceof Event.BenchmarkJudged;
        return rare ? sending(envelope, event.run()) : Span.getInvalid();
    }

    Span sending(Envelope envelope, Alert alert) {
        Optional<String> run = alert instanceof Alert.AlertRaised raised
                ? Optional.ofNullable(raised.details().get(RUN))
                : Optional.empty();
        return run.map(id -> sending(envelope, new RunId(id))).orElseGet(Span::getInvalid);
    }

    private Span sending(Envelope envelope, RunId run) {
        TraceParent root = TraceParent.of(run);
        return tracer.spanBuilder("send " + envelope.kind())
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", envelope.topic())
                .setAttribute("messaging.message.id", envelope.id())
                .setAttribute("onoma.run", run.value())
                .setParent(Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                root.traceId(), root.spanId(), TraceFlags.getSampled(), TraceState.getDefault()))))
                .startSpan();
    }
}
