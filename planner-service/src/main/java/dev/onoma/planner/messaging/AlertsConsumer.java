package dev.onoma.planner.messaging;

import dev.onoma.channel.DeadLetters;
import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.Inbox;
import dev.onoma.eventlog.LogEntry;
import dev.onoma.eventlog.Transaction;
import dev.onoma.events.Alert;
import dev.onoma.planner.alert.AlertReactions;
import dev.onoma.planner.messaging.Messages.Message;
import dev.onoma.wire.Reading;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Alerts of the monitor, the validator and the world: into the event log, and perhaps into a rollback. */
@ApplicationScoped
public class AlertsConsumer {

    private static final String CONSUMER = "planner-alerts";

    private final DataSource database;
    private final EventLog log;
    private final AlertReactions reactions;
    private final DeadLetters deadLetters;

    @Inject
    public AlertsConsumer(DataSource database, EventLog log, AlertReactions reactions, DeadLetters deadLetters) {
        this.database = database;
        this.log = log;
        this.reactions = reactions;
        this.deadLetters = deadLetters;
    }

    @Incoming("alerts")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        List<Message<Alert>> messages = Messages.read(batch, Reading::alert, this::setAside);
        if (!messages.isEmpty()) {
            Handling.persistently(messages, this::handle, (message, reason) -> setAside(message.source(), reason));
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

    private void setAside(ConsumerRecord<String, byte[]> message, String reason) {
        deadLetters.put(message, reason).toCompletableFuture().join();
    }

    private static LogEntry entry(Message<Alert> message) {
        return LogEntry.of(
                message.content(),
                message.envelope(),
                message.source().partition(),
                message.source().offset());
    }
}
