package dev.onoma.executor.target;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import java.util.function.Consumer;

/** Does the commands of one target, one at a time. */
public sealed interface TargetWorker extends AutoCloseable permits ConfiguredTarget, UnknownTarget {

    /**
     * Returns when the command is done, refused or of no interest.
     *
     * @param publish takes each event at the moment it happened
     * @throws InterruptedException when the service stops; the command has to come again
     */
    void handle(Command command, Consumer<Event> publish) throws InterruptedException;

    @Override
    void close();
}
