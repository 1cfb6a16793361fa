package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one run of one plan, such as {@code run-7f3a9c01}. */
public record RunId(@JsonValue String value) {

    @JsonCreator
    public RunId {
        if (!value.matches("run-[0-9a-z]{8,32}")) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no run id: expected run- and 8 to 32 letters or digits.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
