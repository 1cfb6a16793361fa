package dev.onoma.eventlog;

import dev.onoma.wire.Envelope;
import java.util.concurrent.CompletionStage;

/** Hands messages to the broker, those of one key in the order in which they are given. */
@FunctionalInterface
public interface Publisher {

    /**
     * @return done when the broker has acknowledged the message; fails when it will not, and with
     *     {@link dev.onoma.wire.MessageTooLarge} when it never will
     */
    CompletionStage<?> publish(Envelope message);
}
