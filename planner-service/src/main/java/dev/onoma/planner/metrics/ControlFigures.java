package dev.onoma.planner.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Figures of the control database. All instances of the planner tell the same: take the largest, not the sum. */
@ApplicationScoped
public class ControlFigures {

    private static final Logger LOG = Logger.getLogger(ControlFigures.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String RUNS =
            "SELECT target, stage, count(*) FROM onoma_control.run WHERE holds_target GROUP BY target, stage";
    private static final String MESSAGES = """
            SELECT (SELECT position FROM onoma_control.event_log_head) AS logged,
                   count(*) AS unsent,
                   COALESCE(extract(epoch FROM clock_timestamp() - min(put_at)), 0) AS oldest
            FROM onoma_control.outbox WHERE sent_at IS NULL
            """;

    private final DataSource database;
    private final MultiGauge runs;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile Messages messages = new Messages(0, 0, 0);

    /**
     * @param logged entries of the event log
     * @param unsent messages in the outbox
     * @param oldestSeconds how long the oldest of them has been there
     */
    private record Messages(double logged, double unsent, double oldestSeconds) {}

    @Inject
    public ControlFigures(DataSource database, MeterRegistry meters) {
        this.database = database;
        runs = MultiGauge.builder("onoma.planner.runs")
                .description("Runs that hold their target")
                .register(meters);
        Gauge.builder("onoma.planner.event.log.entries", () -> messages.logged())
                .description("Entries of the event log")
                .register(meters);
        Gauge.builder("onoma.planner.outbox.unsent", () -> messages.unsent())
                .description("Messages that wait for Kafka")
                .register(meters);
        Gauge.builder("onoma.planner.outbox.oldest", () -> messages.oldestSeconds())
                .description("How long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(meters);
    }

    void onStart(@Observes StartupEvent start) {
        clock.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void onStop(@Observes ShutdownEvent stop) {
        clock.shutdownNow();
    }

    private void look() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            messages = messages(statement);
            runs.register(runs(statement), true);
        } catch (SQLException | RuntimeException e) {
            // The service's health says so too; the last figures stay.
            LOG.debugf("The control database does not tell its figures: %s", e.getMessage());
        }
    }

    private static Messages messages(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(MESSAGES)) {
            row.next();
            return new Messages(row.getDouble("logged"), row.getDouble("unsent"), row.getDouble("oldest"));
        }
    }

    private static List<MultiGauge.Row<?>> runs(Statement statement) throws SQLException {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(RUNS)) {
            while (row.next()) {
                rows.add(MultiGauge.Row.of(
                        Tags.of("target", row.getString(1), "stage", row.getString(2)), row.getLong(3)));
            }
        }
        return rows;
    }
}
