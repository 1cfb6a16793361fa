package dev.onoma.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a plan by its content: the same snapshot and standard give the same one. */
public record PlanId(@JsonValue String value) {

    @JsonCreator
    public PlanId {
        if (!value.matches("plan-[0-9a-f]{16}")) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no plan id: expected plan- and 16 hexadecimal digits.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
