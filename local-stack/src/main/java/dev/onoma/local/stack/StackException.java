package dev.onoma.local.stack;

/** The stack does not start, or does not go on; the message says which part, why, and what to do. */
public class StackException extends RuntimeException {

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
