package dev.onoma.validator;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.naming.Assessment;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.Planner;
import dev.onoma.validator.baseline.Baseline;
import dev.onoma.validator.baseline.BaselineImpossible;
import dev.onoma.validator.baseline.BaselineReader;
import dev.onoma.validator.baseline.Depth;
import dev.onoma.validator.baseline.InspectedTarget;
import dev.onoma.validator.baseline.RuleFiles;
import dev.onoma.validator.check.Inspection;
import dev.onoma.validator.check.Validation;
import dev.onoma.validator.target.ServerError;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks at every target a few times when the service starts, so that connections are open and code is compiled when the first run
 * comes. Nothing is kept, no table of any size is counted, and business rules are not asked. A large target is left alone: the look
 * would still be on when the run comes, and what it takes to warm up is little of what such a run takes.
 */
@ApplicationScoped
public class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int ROUNDS = 3;
    /** Once so many tables were looked at, everything is warm. */
    private static final int TABLES = 1_000;

    private static final int LARGE = 3_000;
    private static final String COUNT = "SELECT count(*) FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p', 'f')";

    private static final Depth LIGHT = new Depth(1, 1_000, Duration.ofSeconds(1));

    private final ValidatorConfig config;
    private final InspectedTargets targets;

    @Inject
    public WarmUp(ValidatorConfig config, InspectedTargets targets) {
        this.config = config;
        this.targets = targets;
    }

    void start(@Observes StartupEvent event) {
        if (config.validation().warmUp()) {
            Thread.ofVirtual().name("warm-up").start(() -> targets.all().forEach(WarmUp::look));
        }
    }

    private static void look(InspectedTarget target) {
        try {
            if (count(target) <= LARGE) {
                lookUntilWarm(new InspectedTarget(target.database(), target.standard(), RuleFiles.NONE));
            }
            LOG.infof("Target %s is there", target.name());
        } catch (SQLException | BaselineImpossible | RuntimeException failure) {
            String reason = failure instanceof SQLException refused
                    ? ServerError.sentence(refused)
                    : String.valueOf(failure.getMessage());
            LOG.warnf("Target %s cannot be read yet: %s", target.name(), reason);
        }
    }

    private static void lookUntilWarm(InspectedTarget target) throws SQLException, BaselineImpossible {
        int tables = 0;
        for (int round = 0; round < ROUNDS && tables < TABLES; round++) {
            tables += look(target, new RunId("run-00000000"), new PlanId("plan-0000000000000000"));
        }
    }

    private static int count(InspectedTarget target) throws SQLException {
        try (Connection connection = target.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            return row.getInt(1);
        }
    }

    /**
     * @return how many tables there were to be looked at
     */
    private static int look(InspectedTarget target, RunId run, PlanId id) throws SQLException, BaselineImpossible {
        Baseline baseline = new BaselineReader(LIGHT).read(target, run, id);
        Assessment assessment = target.standard().assess(baseline.catalogue());
        Plan plan = Planner.plan(target.name(), baseline.catalogue(), assessment);
        Plan.predict(baseline.catalogue(), plan.steps());
        Fingerprint.of(baseline.catalogue());
        Validation.run(Inspection.of(
                ValidationStage.AFTER_EXPAND, plan, List.of(), target, baseline, baseline.catalogue(), LIGHT));
        return baseline.tables();
    }
}
