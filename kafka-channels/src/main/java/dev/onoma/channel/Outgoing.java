package dev.onoma.channel;

import dev.onoma.wire.Envelope;
import dev.onoma.wire.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a service sends. Messages of one key arrive in the order in which they were given, each once. While the broker is away they
 * wait; callers that send much wait for what they are told before they send more.
 */
@ApplicationScoped
public class Outgoing {

    private static final Logger LOG = Logger.getLogger(Outgoing.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Emitter<byte[]> channel;
    private final Tracing tracing;
    private final CommandSeal seal;
    private volatile boolean closed;

    @Inject
    public Outgoing(
            @Channel("out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> channel,
            Tracing tracing,
            CommandSeal seal) {
        this.channel = channel;
        this.tracing = tracing;
        this.seal = seal;
    }

    /**
     * Sends a message. Does not block.
     *
     * @return done when the broker has it; failed only where the service ended before
     */
    public CompletionStage<Void> send(Envelope envelope) {
        Headers headers = new RecordHeaders();
        envelope.headers().forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        seal.seal(envelope, headers);
        Span span = tracing.sending(envelope);
        if (span.isRecording()) {
            headers.add(
                    TraceParent.HEADER,
                    new TraceParent(
                                    span.getSpanContext().getTraceId(),
                                    span.getSpanContext().getSpanId())
                            .header()
                            .getBytes(StandardCharsets.UTF_8));
        }
        return send(envelope.topic(), envelope.key(), envelope.bytes(), headers)
                .whenComplete((sent, failure) -> span.end());
    }

    CompletionStage<Void> send(String topic, @Nullable String key, byte @Nullable [] value, Headers headers) {
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(headers)
                .build();
        send(Metadata.of(address), value, delivered, topic);
        return delivered;
    }

    private void send(Metadata address, byte @Nullable [] value, CompletableFuture<Void> delivered, String topic) {
        try {
            channel.send(Message.of(
                    value,
                    address,
                    () -> {
                        delivered.complete(null);
                        return CompletableFuture.completedFuture(null);
                    },
                    failure -> {
                        again(address, value, delivered, topic, failure);
                        return CompletableFuture.completedFuture(null);
                    }));
        } catch (RuntimeException e) {
            again(address, value, delivered, topic, e);
        }
    }

    /** What was done must be told, even where the broker has refused to hear it. */
    private void again(
            Metadata address,
            byte @Nullable [] value,
            CompletableFuture<Void> delivered,
            String topic,
            Throwable failure) {
        if (closed) {
            delivered.completeExceptionally(failure);
            return;
        }
        LOG.errorf("Kafka did not take a message for %s, trying again: %s", topic, failure.getMessage());
        CompletableFuture.delayedExecutor(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> send(address, value, delivered, topic));
    }

    @PreDestroy
    void close() {
        closed = true;
    }
}
