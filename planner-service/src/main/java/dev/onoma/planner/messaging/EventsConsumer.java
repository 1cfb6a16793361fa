package dev.onoma.planner.messaging;

import dev.onoma.channel.DeadLetters;
import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.LogEntry;
import dev.onoma.eventlog.RunStore;
import dev.onoma.eventlog.Transaction;
import dev.onoma.events.Event;
import dev.onoma.planner.messaging.Messages.Message;
import dev.onoma.wire.Reading;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Everything that happens passes here: into the event log, into the states of the runs, and on as commands. What one batch brought is
 * one transaction, and handling it twice changes nothing: the log knows its events, and a run those of its epoch.
 */
@ApplicationScoped
public class EventsConsumer {

    private final DataSource database;
    private final EventLog log;
    private final RunStore runs;
    private final DeadLetters deadLetters;

    @Inject
    public EventsConsumer(DataSource database, EventLog log, RunStore runs, DeadLetters deadLetters) {
        this.database = database;
        this.log = log;
        this.runs = runs;
        this.deadLetters = deadLetters;
    }

    @Incoming("events")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        List<Message<Event>> messages = Messages.read(batch, Reading::event, this::setAside);
        if (!messages.isEmpty()) {
            Handling.persistently(messages, this::handle, (message, reason) -> setAside(message.source(), reason));
        }
    }

    private void handle(List<Message<Event>> messages) throws SQLException {
        Transaction.in(database, connection -> {
            log.append(connection, messages.stream().map(EventsConsumer::entry).toList());
            runs.transition(connection, messages.stream().map(Message::content).toList());
            return messages.size();
        });
    }

    private void setAside(ConsumerRecord<String, byte[]> message, String reason) {
        deadLetters.put(message, reason).toCompletableFuture().join();
    }

    private static LogEntry entry(Message<Event> message) {
        return LogEntry.of(
                message.content(),
                message.envelope(),
                message.source().partition(),
                message.source().offset());
    }
}
