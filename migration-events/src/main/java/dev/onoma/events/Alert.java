package dev.onoma.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;

/** What travels on {@code onoma.alerts}, from the monitor, the validator or outside. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "alert")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Alert.AlertRaised.class, name = "alert-raised"),
    @JsonSubTypes.Type(value = Alert.AlertResolved.class, name = "alert-resolved"),
})
public sealed interface Alert {

    /** The same for all messages about the same trouble. */
    String id();

    String target();

    /**
     * @param kind what the policy is looked up by, such as {@code schema-drift}
     * @param source who raised it
     */
    record AlertRaised(
            String id,
            String target,
            String kind,
            Severity severity,
            String source,
            String summary,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> details,
            Instant at)
            implements Alert {

        public AlertRaised {
            details = details == null ? Map.of() : Map.copyOf(details);
        }
    }

    record AlertResolved(String id, String target, Instant at) implements Alert {}

    /** How bad it is; a critical alert rolls an active run back unless the target's policy says otherwise. */
    enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }
}
