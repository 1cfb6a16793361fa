package dev.onoma.monitor.soak;

import dev.onoma.monitor.drift.Origin;
import dev.onoma.monitor.drift.StandardWatch;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.planner.RunStatus;
import dev.onoma.monitor.target.Target;
import dev.onoma.naming.Standard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** After a run: whether the database stays on its standard. */
final class StandardDuty implements Duty {

    private static final String NO_OTHER_RUN = "SELECT NOT EXISTS (SELECT FROM onoma.run WHERE status <> 'closed')";

    private final KnownRun run;
    private final PlannerClient planner;
    private final StandardWatch watch;

    StandardDuty(KnownRun run, RunSubject subject, Target target, Standard standard, Services services) {
        this.run = run;
        this.planner = services.planner();
        this.watch = new StandardWatch(standard, this::stillDone, subject.reports(), new TargetBaselines(target, run));
    }

    @Override
    public void compare(Connection connection, @Nullable Origin suspect, boolean disarmed) throws SQLException {
        watch.look(connection, suspect);
    }

    /** Neither this run went back meanwhile nor did another one begin. */
    private boolean stillDone(Connection connection) throws SQLException {
        RunStatus status = planner.run(run.run());
        if (!status.stage().equals("COMPLETED") || status.epoch() != run.epoch()) {
            return false;
        }
        return ledgerRests(connection);
    }

    private boolean ledgerRests(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NO_OTHER_RUN)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
