package dev.onoma.run.schedule;

/** A schedule in which something happened that never may. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String kind;

    Violation(String message) {
        this(message, message);
    }

    private Violation(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The same for all that break one promise, whatever the numbers. */
    String kind() {
        return kind;
    }

    static void unless(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new Violation(message, message.formatted(values));
        }
    }
}
