package dev.onoma.planner.messaging;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Handles what one batch brought, until it is handled: nothing is skipped because a database was away for a while. */
final class Handling {

    private static final Logger LOG = Logger.getLogger(Handling.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Classes of SQLSTATE that say nothing about the messages: connection, transaction, resources, operator, system. */
    private static final List<String> PASSING = List.of("08", "25", "40", "53", "55", "57", "58");

    private Handling() {}

    /** Does something with messages, all or nothing. */
    @FunctionalInterface
    interface Handler<T> {
        void handle(List<T> messages) throws SQLException;
    }

    /**
     * Handles all together; where one of them makes that fail, one by one, and sets that one aside.
     *
     * @param setAside is given what can never be handled
     */
    static <T> void persistently(List<T> messages, Handler<T> handler, BiConsumer<T, String> setAside)
            throws InterruptedException {
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            try {
                handler.handle(messages);
                return;
            } catch (SQLException | RuntimeException e) {
                if (isPassing(e)) {
                    LOG.warnf(
                            "Messages wait for the control database (%s), again in %d ms",
                            e.getMessage(), pause.toMillis());
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                } else if (messages.size() == 1) {
                    LOG.error("A message cannot be handled", e);
                    setAside.accept(messages.getFirst(), "The planner could not handle it: " + e);
                    return;
                } else {
                    for (T message : messages) {
                        persistently(List.of(message), handler, setAside);
                    }
                    return;
                }
            }
        }
    }

    /** Whether it may work later. The pool says without a SQLSTATE that it has no connection. */
    private static boolean isPassing(Exception e) {
        if (!(e instanceof SQLException failure)) {
            return false;
        }
        String state = failure.getSQLState();
        return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
    }
}
