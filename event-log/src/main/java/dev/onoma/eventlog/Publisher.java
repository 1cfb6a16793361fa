package dev.onoma.eventlog;

import dev.onoma.wire.Envelope;
import java.util.concurrent.CompletionStage;

/** Hands messages to the broker, those of one key in the order in which they are given. */
@FunctionalInterface
public interface Publisher {

    /**
     * @return done when the broker has acknowledged the message; fails when it will not
     */
    CompletionStage<?> publish(Envelope message);
}
