package dev.onoma.planner.messaging;

import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.LogEntry;
import dev.onoma.eventlog.RunStore;
import dev.onoma.eventlog.Transaction;
import dev.onoma.events.Event;
import dev.onoma.planner.messaging.Messages.Message;
import dev.onoma.wire.Reading;
import dev.onoma.wire.Reading.Unreadable;
import dev.onoma.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens passes here: into the event log, into the states of the runs, and on as commands. What one poll brought is
 * one transaction, and handling it twice changes nothing: the log knows its events, and a run those of its epoch.
 */
@ApplicationScoped
public class EventsConsumer {

    private final DataSource database;
    private final EventLog log;
    private final RunStore runs;
    private final DeadLetters deadLetters;
    private final KafkaClients clients;
    private final MeterRegistry metrics;
    private @Nullable PollLoop loop;

    @Inject
    public EventsConsumer(
            DataSource database,
            EventLog log,
            RunStore runs,
            DeadLetters deadLetters,
            KafkaClients clients,
            MeterRegistry metrics) {
        this.database = database;
        this.log = log;
        this.runs = runs;
        this.deadLetters = deadLetters;
        this.clients = clients;
        this.metrics = metrics;
    }

    void onStart(@Observes StartupEvent start) {
        loop = new PollLoop(Topics.EVENTS, clients::consumer, this::consume, metrics);
    }

    void onStop(@Observes ShutdownEvent stop) {
        if (loop != null) {
            loop.close();
        }
    }

    boolean turns() {
        return loop != null && loop.turns();
    }

    private void consume(ConsumerRecords<String, byte[]> polled) throws InterruptedException {
        List<Message<Event>> messages = Messages.read(polled, Reading::event, deadLetters::put);
        if (!messages.isEmpty()) {
            Handling.persistently(messages, this::handle, this::setAside);
        }
    }

    private void handle(List<Message<Event>> messages) throws SQLException {
        Transaction.in(database, connection -> {
            log.append(connection, messages.stream().map(EventsConsumer::entry).toList());
            runs.transition(connection, messages.stream().map(Message::content).toList());
            return messages.size();
        });
    }

    private void setAside(Message<Event> message, Exception why) {
        deadLetters.put(message.source(), new Unreadable<>("The planner could not handle it: " + why));
    }

    private static LogEntry entry(Message<Event> message) {
        return LogEntry.of(
                message.content(),
                message.envelope(),
                message.source().partition(),
                message.source().offset());
    }
}
