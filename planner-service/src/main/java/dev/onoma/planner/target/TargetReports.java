package dev.onoma.planner.target;

import dev.onoma.eventlog.RunStore;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.target.TargetReport.Reachability;
import dev.onoma.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how targets are. */
@ApplicationScoped
public class TargetReports {

    private final Targets targets;
    private final TargetConnections connections;
    private final RunStore runs;

    @Inject
    public TargetReports(Targets targets, TargetConnections connections, RunStore runs) {
        this.targets = targets;
        this.connections = connections;
        this.runs = runs;
    }

    /** All of them, without asking whether they answer. */
    public List<TargetReport> all() throws SQLException {
        List<TargetReport> reports = new ArrayList<>();
        for (Target target : targets.all()) {
            reports.add(report(target, null));
        }
        return reports;
    }

    /** One of them, asked whether it answers. That it does not is an answer, too. */
    public TargetReport one(String name) throws SQLException {
        Target target = targets.get(name);
        return report(target, reachability(target));
    }

    private TargetReport report(Target target, @Nullable Reachability reachability) throws SQLException {
        Optional<RunState> holder = runs.holder(target.name());
        return new TargetReport(
                target.name(),
                target.environment(),
                holder.map(run -> run.run().value()).orElse(null),
                holder.map(run -> run.stage().name()).orElse(null),
                reachability);
    }

    private Reachability reachability(Target target) {
        try {
            String version = connections.read(target, connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SHOW server_version")) {
                    return row.next() ? row.getString(1) : "unknown";
                }
            });
            return new Reachability(true, version, null);
        } catch (Problem problem) {
            return new Reachability(false, null, problem.detail());
        }
    }
}
