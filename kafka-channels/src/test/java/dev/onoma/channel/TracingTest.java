package dev.onoma.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.command.Command;
import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.events.HealthPhase;
import dev.onoma.events.RunId;
import dev.onoma.plan.PlanId;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import dev.onoma.wire.TraceParent;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TracingTest {

    private static final RunId RUN = new RunId("run-00000001");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PlanId PLAN = new PlanId("plan-0123456789abcdef");

    private final Recorder spans = new Recorder();
    private final RunTraceIds ids = new RunTraceIds();
    private final Tracing tracing = new Tracing(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .setIdGenerator(ids)
                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                            .build())
                    .build(),
            ids);

    @Test
    void theApprovalIsTheBeginningOfTheRunsTrace() {
        SpanData span = sent(Envelope.of(approval(), Source.PLANNER, NOW));
        assertThat(span.getName()).isEqualTo("send plan-approved");
        assertThat(span.getTraceId()).isEqualTo(TraceParent.of(RUN).traceId());
        assertThat(span.getSpanId()).isEqualTo(TraceParent.of(RUN).spanId());
        assertThat(span.getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void whatTheOutboxSendsBelongsToTheRunsTrace() {
        SpanData span = sent(Envelope.of(new Command.CaptureBaseline(RUN, "shop", 1, PLAN), NOW));
        assertThat(span.getTraceId()).isEqualTo(TraceParent.of(RUN).traceId());
        assertThat(span.getParentSpanId()).isEqualTo(TraceParent.of(RUN).spanId());
        assertThat(span.getSpanId()).isNotEqualTo(TraceParent.of(RUN).spanId());
    }

    @Test
    void workBelongsToTheMessageThatAskedForItAndWhatItSendsToTheWork() {
        SpanData command = sent(Envelope.of(new Command.CaptureBaseline(RUN, "shop", 1, PLAN), NOW));
        TraceParent header = new TraceParent(command.getTraceId(), command.getSpanId());
        tracing.begin(header, "apply-step", RUN, "shop", 12)
                .during(() -> sent(Envelope.of(new Event.RunFenced(RUN, "shop", 1, List.of()), Source.EXECUTOR, NOW)));

        SpanData work = spans.named("apply-step");
        assertThat(work.getParentSpanId()).isEqualTo(command.getSpanId());
        assertThat(work.getAttributes().asMap().toString()).contains("onoma.step", "12", "onoma.run", RUN.value());
        assertThat(spans.named("send run-fenced").getParentSpanId()).isEqualTo(work.getSpanId());
        assertThat(spans.finished).extracting(SpanData::getTraceId).containsOnly(command.getTraceId());
    }

    @Test
    void aDefectIsSeenInTheWork() {
        Work work = tracing.begin(TraceParent.of(RUN), "apply-step", RUN, "shop", null);
        assertThatThrownBy(() -> work.during(() -> {
                    throw new IllegalStateException("it broke");
                }))
                .hasMessage("it broke");
        assertThat(spans.named("apply-step").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void whatIsToldAllTheTimeOrBelongsToNoRunIsNotTraced() {
        Event health = new Event.HealthSampled(RUN, "shop", HealthPhase.DURING, NOW, Map.of());
        assertThat(tracing.sending(Envelope.of(health, Source.MONITOR, NOW))
                        .getSpanContext()
                        .isValid())
                .isFalse();
        Alert alert = new Alert.AlertResolved("a", "shop", NOW);
        assertThat(tracing.sending(Envelope.of(alert, Source.MONITOR))
                        .getSpanContext()
                        .isValid())
                .isFalse();
    }

    @Test
    void withoutACollectorNothingIsSaid() {
        Tracing off = new Tracing(OpenTelemetry.noop(), ids);
        assertThat(off.sending(Envelope.of(approval(), Source.PLANNER, NOW)).isRecording())
                .isFalse();
    }

    private static Event approval() {
        return new Event.PlanApproved(RUN, "shop", PLAN, "ada", List.of());
    }

    private SpanData sent(Envelope envelope) {
        Span span = tracing.sending(envelope);
        span.end();
        return spans.finished.getLast();
    }

    /** Keeps spans that have ended. */
    private static final class Recorder implements SpanExporter {

        private final List<SpanData> finished = new CopyOnWriteArrayList<>();

        SpanData named(String name) {
            return finished.stream()
                    .filter(span -> span.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            finished.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
