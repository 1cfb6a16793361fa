package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What drifted; written as the kind of the alert about it, by which the policy is looked up. */
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

    /** Such as {@code schema-drift}. */
    @JsonValue
    public String alertKind() {
        return alertKind;
    }

    @JsonCreator
    static DriftKind of(String alertKind) {
        return Arrays.stream(values())
                .filter(kind -> kind.alertKind.equals(alertKind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + alertKind + "\" is no kind of drift."));
    }
}
