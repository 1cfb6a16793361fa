package dev.onoma.planner.log;

import dev.onoma.eventlog.EventLog;
import dev.onoma.eventlog.Signal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tells readers in this process that the event log has grown, whichever instance of the planner made it grow: one connection
 * listens to PostgreSQL for all of them.
 */
@ApplicationScoped
public class LogSignals {

    private static final Logger LOG = Logger.getLogger(LogSignals.class);
    private static final Duration LISTENING = Duration.ofSeconds(1);

    private final DataSource database;
    private final Wakeup wakeup = new Wakeup();
    private volatile boolean stopping;

    @Inject
    public LogSignals(DataSource database) {
        this.database = database;
    }

    void onStart(@Observes StartupEvent start) {
        Thread.ofVirtual().name("onoma-log-signals").start(this::listenUntilStopped);
    }

    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
        wakeup.call();
    }

    /** Whether the process is about to end, and waiting is in vain. */
    public boolean stopping() {
        return stopping;
    }

    public long seen() {
        return wakeup.seen();
    }

    /** See {@link Wakeup#await}. */
    public boolean await(long seen, Duration longest) throws InterruptedException {
        return wakeup.await(seen, longest);
    }

    private void listenUntilStopped() {
        while (!stopping) {
            try (Signal signal = new Signal(database, EventLog.CHANNEL)) {
                // What came while nobody listened.
                wakeup.call();
                while (!stopping) {
                    if (signal.await(LISTENING)) {
                        wakeup.call();
                    }
                }
            } catch (SQLException e) {
                LOG.warnf("No signals from the event log (%s): listening anew", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LISTENING);
        } catch (InterruptedException stop) {
            stopping = true;
        }
    }
}
