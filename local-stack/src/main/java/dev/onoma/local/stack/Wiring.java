package dev.onoma.local.stack;

import java.net.URI;
import java.util.Map;

/** By which addresses a service reaches the others, and in what environment; tests put something between. */
public interface Wiring {

    /** Everything directly. */
    Wiring DIRECT = new Wiring() {};

    /** {@code HOST:PORT} of the broker. */
    default String kafka(Service from, String direct) {
        return direct;
    }

    /** The control database or a target. */
    default Database database(Service from, Database direct) {
        return direct;
    }

    /** The planner's HTTP API. */
    default URI planner(Service from, URI direct) {
        return direct;
    }

    /** What a service's process finds in its environment besides. */
    default Map<String, String> environment(Service of) {
        return Map.of();
    }
}
