package dev.onoma.endtoend.site;

import dev.onoma.local.stack.Service;
import java.util.List;

/** What a service talks to. */
public enum Peer {
    KAFKA,
    /** The server whose databases are renamed. */
    TARGET,
    /** The server with the planner's and the validator's own data. */
    CONTROL,
    PLANNER;

    /** Those that a service talks to. */
    public static List<Peer> of(Service service) {
        return switch (service) {
            case PLANNER -> List.of(KAFKA, TARGET, CONTROL);
            case EXECUTOR -> List.of(KAFKA, TARGET);
            case VALIDATOR -> List.of(KAFKA, TARGET, CONTROL, PLANNER);
            case MONITOR -> List.of(KAFKA, TARGET, PLANNER);
        };
    }
}
