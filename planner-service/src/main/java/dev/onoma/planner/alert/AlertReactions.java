package dev.onoma.planner.alert;

import dev.onoma.eventlog.RunStore;
import dev.onoma.events.Alert;
import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.RunId;
import dev.onoma.planner.PlannerConfig.Reaction;
import dev.onoma.planner.target.Target;
import dev.onoma.planner.target.Targets;
import dev.onoma.run.Requests;
import dev.onoma.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** What an alert does to the run that holds its target, by the target's policy. */
@ApplicationScoped
public class AlertReactions {

    private static final Logger LOG = Logger.getLogger(AlertReactions.class);

    private final Targets targets;
    private final RunStore runs;

    @Inject
    public AlertReactions(Targets targets, RunStore runs) {
        this.targets = targets;
        this.runs = runs;
    }

    /**
     * Rolls back, pauses, or leaves the run alone. Doing it twice is the same as once. An alert that says which run it is about
     * touches no other: it may come late.
     */
    public void react(Alert alert) throws SQLException {
        switch (alert) {
            case AlertRaised raised -> react(raised);
            // What was rolled back stays so: an operator decides when to begin anew.
            case Alert.AlertResolved resolved -> {}
        }
    }

    private void react(AlertRaised alert) throws SQLException {
        Optional<Target> target = targets.find(alert.target());
        Optional<RunState> run = runs.holder(alert.target());
        if (target.isEmpty() || run.isEmpty()) {
            LOG.infof("Alert %s (%s) on \"%s\": no run is touched", alert.id(), alert.kind(), alert.target());
            return;
        }
        RunId id = run.get().run();
        String about = alert.details().get(OutsideAlert.RUN);
        if (about != null && !about.equals(id.value())) {
            LOG.infof(
                    "Alert %s (%s) is about %s and leaves %s alone, which holds \"%s\"",
                    alert.id(), alert.kind(), about, id, alert.target());
            return;
        }
        String by = "alert:" + alert.source();
        switch (target.get().policy().to(alert.kind(), alert.severity())) {
            case Reaction.ROLL_BACK ->
                ask(
                        alert,
                        id,
                        (requests, state) -> requests.rollback(state, new RollbackScope.All(), by, alert.summary()));
            case Reaction.PAUSE -> ask(alert, id, (requests, state) -> requests.pause(state, by, alert.summary()));
            case Reaction.NOTIFY -> LOG.infof("Alert %s (%s) leaves %s alone", alert.id(), alert.kind(), id);
        }
    }

    private void ask(AlertRaised alert, RunId run, BiFunction<Requests, RunState, Requests.Answer> question)
            throws SQLException {
        switch (runs.request(run, question)) {
            case Requests.Accepted accepted ->
                LOG.warnf("Alert %s (%s): %s", alert.id(), alert.kind(), accepted.event());
            case Requests.Underway underway -> LOG.infof("Alert %s: %s", alert.id(), underway.message());
            case Requests.Illegal illegal -> LOG.infof("Alert %s: %s", alert.id(), illegal.reason());
        }
    }
}
