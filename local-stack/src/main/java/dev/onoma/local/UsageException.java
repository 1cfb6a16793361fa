package dev.onoma.local;

/** The command line asks for something that cannot be; the message says what, and how to ask for it. */
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
