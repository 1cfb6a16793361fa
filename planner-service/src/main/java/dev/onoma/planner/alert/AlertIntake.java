package dev.onoma.planner.alert;

import dev.onoma.eventlog.Outbox;
import dev.onoma.eventlog.OutsideAlerts;
import dev.onoma.eventlog.RunStore;
import dev.onoma.eventlog.Transaction;
import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.planner.PlannerConfig;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.planner.target.Targets;
import dev.onoma.wire.Envelope;
import dev.onoma.wire.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes alerts that came over HTTP: each is told once on {@code onoma.alerts}, and what the policy wants of it is done at once. The
 * copy that comes back from Kafka finds it done; it is there for those who listen, and in case this process dies in between.
 */
@ApplicationScoped
public class AlertIntake {

    private static final Logger LOG = Logger.getLogger(AlertIntake.class);

    private final DataSource database;
    private final Targets targets;
    private final RunStore runs;
    private final AlertReactions reactions;
    private final Duration forgetAfter;

    @Inject
    public AlertIntake(
            DataSource database, Targets targets, RunStore runs, AlertReactions reactions, PlannerConfig config) {
        this.database = database;
        this.targets = targets;
        this.runs = runs;
        this.reactions = reactions;
        this.forgetAfter = config.alerts().forgetAfter();
    }

    /** What became of an alert. */
    @Schema(name = "AlertOutcome")
    public enum Outcome {
        /** It is news, and told. */
        RAISED,
        /** It is over, which is told. */
        RESOLVED,
        /** It was known. */
        KNOWN,
        /** It is about no target here. */
        IGNORED
    }

    /**
     * What became of one alert.
     *
     * @param reason why it was ignored
     */
    public record Taken(
            String id, Outcome outcome, @Nullable String reason) {}

    /**
     * Takes an alert. Once this returns it will reach {@code onoma.alerts}, whatever dies.
     *
     * @throws Problem when there is no such target
     */
    public Taken raise(OutsideAlert alert) throws SQLException {
        String target = targets.get(alert.target()).name();
        Instant now = Instant.now();
        String holder = runs.holder(target).map(state -> state.run().value()).orElse(null);
        AlertRaised raised = alert.raised(holder, now);
        boolean news = Transaction.in(database, connection -> {
            boolean isNews = OutsideAlerts.raise(
                    connection,
                    alert.id(),
                    target,
                    alert.severity(),
                    alert.beganAt(),
                    OutsideAlerts.now(connection),
                    forgetAfter);
            if (isNews) {
                put(connection, raised);
            }
            return isNews;
        });
        if (news) {
            reactNow(raised);
        }
        return new Taken(alert.id(), news ? Outcome.RAISED : Outcome.KNOWN, null);
    }

    /**
     * Takes the news that an alert is over.
     *
     * @throws Problem when there is no such target
     */
    public Taken resolve(String id, String target) throws SQLException {
        AlertResolved resolved =
                new AlertResolved(id, targets.get(target).name(), Instant.now().truncatedTo(ChronoUnit.MICROS));
        boolean news = Transaction.in(database, connection -> {
            boolean isNews = OutsideAlerts.resolve(connection, id, OutsideAlerts.now(connection));
            if (isNews) {
                put(connection, resolved);
            }
            return isNews;
        });
        return new Taken(id, news ? Outcome.RESOLVED : Outcome.KNOWN, null);
    }

    /**
     * Takes a group of Alertmanager's. What is about no target here is passed over: a group may be about more than Onoma.
     *
     * @throws Problem when nothing in it is about a target here
     */
    public List<Taken> take(AlertmanagerWebhook webhook) throws SQLException {
        List<Taken> all = new ArrayList<>();
        for (AlertmanagerWebhook.Entry entry : webhook.alerts()) {
            all.add(take(entry));
        }
        if (all.stream().allMatch(taken -> taken.outcome() == Outcome.IGNORED)) {
            throw Problem.of(
                    ProblemKind.INVALID_VALUE,
                    "None of the %d alerts is about a target here: %s Add the label target to the alerting rule or to"
                            + " alert_relabel_configs.",
                    all.size(),
                    Objects.requireNonNullElse(all.getFirst().reason(), ""));
        }
        if (webhook.truncatedAlerts() != null && webhook.truncatedAlerts() > 0) {
            LOG.warnf(
                    "Alertmanager left out %d alerts of the group %s: raise max_alerts of its webhook_config.",
                    webhook.truncatedAlerts(), webhook.groupKey());
        }
        return all;
    }

    private Taken take(AlertmanagerWebhook.Entry entry) throws SQLException {
        AlertmanagerAlert alert = new AlertmanagerAlert(entry);
        String target = alert.target();
        if (target == null || targets.find(target).isEmpty()) {
            String reason = target == null ? "it has no label target." : "there is no target \"%s\".".formatted(target);
            LOG.infof("Alert %s of Alertmanager is passed over: %s", alert.id(), reason);
            return new Taken(alert.id(), Outcome.IGNORED, reason);
        }
        return entry.resolved() ? resolve(alert.id(), target) : raise(alert.read(target));
    }

    private static void put(Connection connection, Alert alert) throws SQLException {
        Outbox.put(connection, List.of(Envelope.of(alert, Source.PLANNER)));
    }

    /** Saves the way through Kafka, where it can. */
    private void reactNow(Alert alert) {
        try {
            reactions.react(alert);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Alert %s is acted on when it comes back from Kafka", alert.id());
        }
    }
}
