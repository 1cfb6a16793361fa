package dev.onoma.channel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/** Something that is being done because of a message, as a span of its run's trace. What is sent while it is done belongs to it. */
public final class Work {

    private final Span span;

    Work(Span span) {
        this.span = span;
    }

    /**
     * Something to be done.
     *
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Task<E extends Exception> {
        void run() throws E;
    }

    /** Does it, and ends. */
    public <E extends Exception> void during(Task<E> task) throws E {
        try (Scope scope = span.makeCurrent()) {
            task.run();
        } catch (RuntimeException defect) {
            span.setStatus(StatusCode.ERROR, String.valueOf(defect.getMessage()));
            throw defect;
        } finally {
            span.end();
        }
    }

    /** Ends without more being done. */
    public void end() {
        span.end();
    }
}
