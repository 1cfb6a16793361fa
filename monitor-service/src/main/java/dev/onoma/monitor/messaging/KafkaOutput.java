package dev.onoma.monitor.messaging;

import dev.onoma.events.Alert;
import dev.onoma.events.Event;
import dev.onoma.monitor.MonitorConfig;
import dev.onoma.monitor.soak.Publisher;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import dev.onoma.wire.TraceParent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the monitor sends; it is sent when the broker has it, and alerts are counted then. */
@ApplicationScoped
public class KafkaOutput implements Publisher {

    private static final String RESOLVED = "RESOLVED";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Producer<String, byte[]> producer;
    private final MeterRegistry metrics;
    private final RunSpans spans;

    @Inject
    public KafkaOutput(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            MeterRegistry metrics,
            OpenTelemetry telemetry) {
        this.metrics = metrics;
        this.spans = new RunSpans(telemetry);
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "onoma-monitor-out");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Counts from zero: Prometheus sees no increase in a counter that begins with its first alert. */
    void begin(@Observes StartupEvent start, MonitorConfig config) {
        for (String target : config.targets().keySet()) {
            for (Alert.Severity severity : Alert.Severity.values()) {
                alerts(target, severity.name());
            }
            alerts(target, RESOLVED);
        }
    }

    @Override
    public void publish(Event event) {
        Envelope envelope = Envelope.of(event, Source.MONITOR, Instant.now());
        send(envelope, spans.sending(envelope, event));
    }

    @Override
    public void publish(Alert alert) {
        Envelope envelope = Envelope.of(alert, Source.MONITOR);
        send(envelope, spans.sending(envelope, alert));
        String severity = switch (alert) {
            case Alert.AlertRaised raised -> raised.severity().name();
            case Alert.AlertResolved resolved -> RESOLVED;
        };
        alerts(alert.target(), severity).increment();
    }

    private Counter alerts(String target, String severity) {
        return metrics.counter("onoma.monitor.alerts", "target", target, "severity", severity);
    }

    private void send(Envelope envelope, Span span) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(envelope.topic(), null, envelope.key(), envelope.bytes());
        envelope.headers()
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        SpanContext place = span.getSpanContext();
        if (span.isRecording()) {
            String parent = new TraceParent(place.getTraceId(), place.getSpanId()).header();
            message.headers().add(TraceParent.HEADER, parent.getBytes(StandardCharsets.UTF_8));
        }
        try {
            producer.send(message).get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take " + envelope.id() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending " + envelope.id() + ".", e);
        } finally {
            span.end();
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
