package dev.onoma.local.stack;

import java.net.URI;

/** By which addresses a service reaches the others; tests put something between. */
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
}
