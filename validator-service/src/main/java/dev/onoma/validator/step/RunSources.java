package dev.onoma.validator.step;

import dev.onoma.events.RunId;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.validator.baseline.Baseline;
import java.sql.SQLException;
import java.util.Optional;

/** Where baselines and plans come from. */
public interface RunSources {
    Optional<Baseline> baseline(RunId run) throws SQLException;

    long closedEpoch(RunId run) throws SQLException;

    Plan plan(PlanId id);
}
