package dev.onoma.channel;

import dev.onoma.wire.TraceParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives spans random ids, but the first one of a run's trace the ids that everybody expects there. */
@Singleton
public class RunTraceIds implements IdGenerator {

    private final IdGenerator random = IdGenerator.random();
    private final ThreadLocal<@Nullable TraceParent> expected = new ThreadLocal<>();

    /** Begins a span with these ids. */
    Span begin(TraceParent ids, Supplier<Span> span) {
        expected.set(ids);
        try {
            return span.get();
        } finally {
            expected.remove();
        }
    }

    @Override
    public String generateTraceId() {
        TraceParent ids = expected.get();
        return ids == null ? random.generateTraceId() : ids.traceId();
    }

    @Override
    public String generateSpanId() {
        TraceParent ids = expected.get();
        return ids == null ? random.generateSpanId() : ids.spanId();
    }
}
