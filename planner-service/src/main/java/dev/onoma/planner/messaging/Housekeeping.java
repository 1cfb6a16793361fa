package dev.onoma.planner.messaging;

import dev.onoma.eventlog.Inbox;
import dev.onoma.eventlog.Outbox;
import dev.onoma.eventlog.OutsideAlerts;
import dev.onoma.eventlog.Transaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Forgets which messages were sent and handled once they are too old to come again; the event log forgets nothing. */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final Duration SENT = Duration.ofDays(7);
    // Longer than the topic keeps alerts.
    private static final Duration HANDLED = Duration.ofDays(35);

    private final DataSource database;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    @Inject
    public Housekeeping(DataSource database) {
        this.database = database;
    }

    void onStart(@Observes StartupEvent start) {
        clock.scheduleWithFixedDelay(this::tidy, 1, 60, TimeUnit.MINUTES);
    }

    void onStop(@Observes ShutdownEvent stop) {
        clock.shutdownNow();
    }

    private void tidy() {
        try {
            int forgotten = Transaction.in(
                    database,
                    connection -> Outbox.forget(connection, SENT)
                            + Inbox.forget(connection, HANDLED)
                            + OutsideAlerts.forget(connection, HANDLED));
            LOG.debugf("Forgot %d messages", forgotten);
        } catch (SQLException | RuntimeException e) {
            // There is time for it in an hour.
            LOG.warnf("Old messages stay in the control database for now: %s", e.getMessage());
        }
    }
}
