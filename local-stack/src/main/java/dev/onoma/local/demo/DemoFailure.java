package dev.onoma.local.demo;

/** The demo cannot go on, or did not prove what it should; the message says where and why. */
public final class DemoFailure extends RuntimeException {

    public DemoFailure(String message) {
        super(message);
    }

    public DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
