package dev.onoma.embedded;

import org.jspecify.annotations.Nullable;

/** A server could not be started; the message names the server, the reason and the way out. */
public final class ServerStartException extends RuntimeException {

    ServerStartException(String message) {
        this(message, null);
    }

    ServerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
