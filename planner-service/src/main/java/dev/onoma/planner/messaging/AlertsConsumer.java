package dev.onoma.planner.messaging;

import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.Inbox;
import dev.onoma.eventlog.LogEntry;
import dev.onoma.eventlog.Transaction;
import dev.onoma.events.Alert;
import dev.onoma.planner.messaging.Messages.Message;
import dev.onoma.planner.run.AlertReactions;
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
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** Alerts of the monitor, the validator and the world: into the event log, and perhaps into a rollback. */
@ApplicationScoped
public class AlertsConsumer {

    private static final String CONSUMER = "planner-alerts";

    private final DataSource database;
    private final EventLog log;
    private final AlertReactions reactions;
    private final DeadLetters deadLetters;
    private final KafkaClients clients;
    private final MeterRegistry metrics;
    private @Nullable PollLoop loop;

    @Inject
    public AlertsConsumer(
            DataSource database,
            EventLog log,
            AlertReactions reactions,
            DeadLetters deadLetters,
            KafkaClients clients,
            MeterRegistry metrics) {
        this.database = database;
        this.log = log;
        this.reactions = reactions;
        this.deadLetters = deadLetters;
        this.clients = clients;
        this.metrics = metrics;
    }

    void onStart(@Observes StartupEvent start) {
        loop = new PollLoop(Topics.ALERTS, clients::consumer, this::consume, metrics);
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
        List<Message<Alert>> messages = Messages.read(polled, Reading::alert, deadLetters::put);
        if (!messages.isEmpty()) {
            Handling.persistently(messages, this::handle, this::setAside);
        }
    }

    /**
     * A reaction commits by itself, before the inbox does: should that fail, it is asked for again and is under way already. An alert
     * that comes again later than that must not touch another run.
     */
    private void handle(List<Message<Alert>> messages) throws SQLException {
        Transaction.in(database, connection -> {
            List<String> ids =
                    messages.stream().map(message -> message.envelope().id()).toList();
            Set<String> fresh = Inbox.take(connection, CONSUMER, ids);
            for (Message<Alert> message : messages) {
                if (fresh.contains(message.envelope().id())) {
                    reactions.react(message.content());
                }
            }
            return log.append(
                    connection, messages.stream().map(AlertsConsumer::entry).toList());
        });
    }

    private void setAside(Message<Alert> message, Exception why) {
        deadLetters.put(message.source(), new Unreadable<>("The planner could not handle it: " + why));
    }

    private static LogEntry entry(Message<Alert> message) {
        return LogEntry.of(
                message.content(),
                message.envelope(),
                message.source().partition(),
                message.source().offset());
    }
}
