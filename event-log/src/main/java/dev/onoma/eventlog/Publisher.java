package dev.onoma.eventlog;

import dev.onoma.wire.Envelope;
import java.util.concurrent.CompletionStage;

/** Hands messages to the broker. */
@FunctionalInterface
public interface Publisher {

    /**
     * @return done when the broker has acknowledged the message; fails when it did not in time. It must come to one of both.
     */
    CompletionStage<?> publish(Envelope message);
}
