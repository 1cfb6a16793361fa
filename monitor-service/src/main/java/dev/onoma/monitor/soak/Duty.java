package dev.onoma.monitor.soak;

import dev.onoma.monitor.drift.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is to be looked at over and over while a run is in one stage. */
interface Duty {

    /** While Onoma itself changes the schema, only the stream can tell. */
    Duty NONE = new Duty() {};

    /** Looks at what changes all the time. */
    default void glance(Connection connection) throws SQLException {}

    /**
     * Compares catalogues.
     *
     * @param suspect who changed something since the last comparison; null where nobody is known to, or more than one
     * @param disarmed whether somebody switched off the event triggers
     */
    default void compare(Connection connection, @Nullable Origin suspect, boolean disarmed) throws SQLException {}
}
