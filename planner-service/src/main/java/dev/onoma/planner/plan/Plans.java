package dev.onoma.planner.plan;

import dev.onoma.eventlog.PlanStore;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.Planner;
import dev.onoma.plan.SqlFiles;
import dev.onoma.planner.problem.NearestNames;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.planner.target.Scans;
import dev.onoma.planner.target.Target;
import dev.onoma.planner.target.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes plans and hands them out. */
@ApplicationScoped
public class Plans {

    private final Targets targets;
    private final Scans scans;
    private final PlanStore store;

    @Inject
    public Plans(Targets targets, Scans scans, PlanStore store) {
        this.targets = targets;
        this.scans = scans;
        this.store = store;
    }

    /**
     * A plan.
     *
     * @param anew whether nobody has made it before
     */
    public record Made(Plan plan, boolean anew) {}

    /**
     * Makes a plan for a target's schema as it is now.
     *
     * @param standard YAML; null for the target's own
     * @param mapping YAML; null for none
     */
    public Made make(String target, @Nullable String standard, @Nullable String mapping) throws SQLException {
        return make(scans.assess(target, standard, mapping));
    }

    /** Makes a plan of a scan. */
    public Made make(Scans.Assessed assessed) throws SQLException {
        Plan plan =
                Planner.plan(assessed.target().name(), assessed.snapshot(), assessed.assessment(), assessed.workload());
        return new Made(plan, store.keep(plan));
    }

    /** All of them, the latest first. */
    public List<PlanListing> all() throws SQLException {
        List<PlanListing> plans = new ArrayList<>();
        for (Target target : targets.all()) {
            store.plans(target.name()).stream().map(PlanListing::of).forEach(plans::add);
        }
        plans.sort(Comparator.comparing(PlanListing::madeAt).reversed());
        return plans;
    }

    /**
     * @throws Problem when there is no such plan
     */
    public Plan get(String id) throws SQLException {
        Optional<Plan> plan = id.matches("plan-[0-9a-f]{16}") ? store.plan(new PlanId(id)) : Optional.empty();
        if (plan.isEmpty()) {
            List<String> known = all().stream().map(PlanListing::id).toList();
            throw Problem.of(
                            ProblemKind.UNKNOWN_PLAN,
                            "There is no plan \"%s\". %s",
                            id,
                            NearestNames.sentence(id, known, "No plan was made yet: POST /api/v1/plans makes one."))
                    .with("nearest", NearestNames.to(id, known));
        }
        return plan.get();
    }

    /** Forward and rollback SQL as files, in a useful order. */
    public List<SqlFile> sqlFiles(String id) throws SQLException {
        return SqlFiles.of(get(id)).entrySet().stream()
                .map(file -> new SqlFile(file.getKey(), file.getValue()))
                .toList();
    }

    /**
     * @throws Problem when the plan has no such file
     */
    public SqlFile sqlFile(String id, String name) throws SQLException {
        Map<String, String> files = SqlFiles.of(get(id));
        String content = files.get(name);
        if (content == null) {
            throw Problem.of(
                            ProblemKind.UNKNOWN_FILE,
                            "%s has no file \"%s\". %s",
                            id,
                            name,
                            NearestNames.sentence(name, files.keySet(), "It has none."))
                    .with("nearest", NearestNames.to(name, files.keySet()));
        }
        return new SqlFile(name, content);
    }
}
