package dev.onoma.monitor.health;

import java.sql.SQLException;
import java.time.Duration;

/** One kind of look at a target's health, repeated on a thread of its own until the watch ends. */
interface HealthLook extends AutoCloseable {

    String name();

    /**
     * Looks once, and tells the board.
     *
     * @return after which time it wants to look again
     * @throws SQLException when the target does not answer
     */
    Duration look() throws SQLException, InterruptedException;

    /** The target did not answer: what is left of the connection is forgotten. */
    default void forget() {}

    /** The watch ends. */
    @Override
    default void close() {
        forget();
    }
}
