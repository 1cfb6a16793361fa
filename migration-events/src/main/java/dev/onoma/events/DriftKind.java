package dev.onoma.events;

/** What drifted. */
public enum DriftKind {
    /** An object that a plan touches, or one beside it, is not as it has to be. */
    SCHEMA("schema-drift"),
    /** Rows were changed in a way that no ordinary work changes them. */
    DATA("data-drift"),
    /** After a run something new breaks the naming standard. */
    STANDARD("standard-drift");

    private final String alertKind;

    DriftKind(String alertKind) {
        this.alertKind = alertKind;
    }

    /** The kind of the alert about it, by which the policy is looked up: {@code schema-drift}. */
    public String alertKind() {
        return alertKind;
    }
}
