package dev.onoma.planner.run;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.eventlog.RunStore;
import dev.onoma.events.RollbackScope;
import dev.onoma.naming.Assessment;
import dev.onoma.naming.Finding;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.planner.plan.Plans;
import dev.onoma.planner.problem.NearestNames;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import dev.onoma.planner.target.Scans;
import dev.onoma.planner.target.Targets;
import dev.onoma.run.RunState;
import dev.onoma.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One table renamed, or renamed back, in one call (R20); by the same plans and runs as everything else. */
@ApplicationScoped
public class TableRenames {

    private final Targets targets;
    private final Scans scans;
    private final Plans plans;
    private final Approvals approvals;
    private final Runs runs;
    private final RunReports reports;
    private final RunStore store;

    @Inject
    public TableRenames(
            Targets targets,
            Scans scans,
            Plans plans,
            Approvals approvals,
            Runs runs,
            RunReports reports,
            RunStore store) {
        this.targets = targets;
        this.scans = scans;
        this.plans = plans;
        this.approvals = approvals;
        this.runs = runs;
        this.reports = reports;
        this.store = store;
    }

    /**
     * Which table is to be called what.
     *
     * @param oldName as a mapping file writes it: {@code table} or {@code schema.table}
     */
    public record Wish(
            String oldName,
            String newName,
            String by,
            List<String> acknowledged,
            boolean acknowledgeAll,
            @Nullable String confirm) {}

    /** Plans, approves and starts. */
    public RunReport rename(String targetName, Wish wish) throws SQLException {
        targets.get(targetName).demandConfirmation("rename a table", wish.confirm());
        runs.demandFree(targetName);
        // JSON is YAML, and quotes whatever a name may hold.
        String mapping = Json.write(Map.of("tables", Map.of(wish.oldName(), wish.newName())));
        Scans.Assessed assessed = scans.assess(targetName, null, mapping);
        demandPossible(assessed, wish);
        Plan plan = plans.make(assessed).plan();
        demandPlanned(plan, wish);
        RunReport run = approvals.approve(plan.id().value(), wish.by(), wish.acknowledged(), wish.acknowledgeAll());
        return runs.start(run.id(), wish.by(), wish.confirm());
    }

    /**
     * Undoes the rename of one table.
     *
     * @param name its old or its new name, with or without the schema
     */
    public RunReport rollBack(String targetName, String name, String by, String reason, @Nullable String confirm)
            throws SQLException {
        targets.get(targetName).demandConfirmation("undo a rename", confirm);
        List<String> known = new ArrayList<>();
        for (RunState run : store.runs(targetName)) {
            Plan plan = reports.plan(run);
            List<PlannedStep> standing = plan.steps().stream()
                    .filter(step -> run.applied().contains(step.number()) && step.step() instanceof RenameRelation)
                    .toList();
            for (PlannedStep step : standing) {
                if (names(step).anyMatch(named -> isCalled(named, name))) {
                    RollbackScope scope =
                            standing.size() == 1 ? new RollbackScope.All() : new RollbackScope.OneStep(step.number());
                    return runs.rollBack(run.run().value(), scope, by, reason, confirm);
                }
                names(step).map(QualifiedName::toString).forEach(known::add);
            }
        }
        throw Problem.of(
                        ProblemKind.UNKNOWN_TABLE,
                        "No rename of a table \"%s\" stands on target \"%s\". %s",
                        name,
                        targetName,
                        NearestNames.sentence(name, known, "No rename of any table does."))
                .with("nearest", NearestNames.to(name, known));
    }

    private static void demandPossible(Scans.Assessed assessed, Wish wish) {
        Assessment assessment = assessed.assessment();
        if (!assessment.renames().isEmpty()) {
            return;
        }
        String why =
                assessment.findings().stream().map(Finding::message).findFirst().orElse("it is not possible");
        List<String> tables = assessed.snapshot().relations().stream()
                .map(Relation::name)
                .map(table -> table.name().value())
                .toList();
        boolean exists = assessed.snapshot().relations().stream()
                .anyMatch(relation -> isCalled(relation.name(), wish.oldName()));
        throw Problem.of(exists ? ProblemKind.INVALID_MAPPING : ProblemKind.UNKNOWN_TABLE, "%s", why)
                .with("nearest", NearestNames.to(wish.oldName(), tables));
    }

    private static void demandPlanned(Plan plan, Wish wish) {
        if (plan.isEmpty()) {
            String why = plan.refusals().stream()
                    .map(refusal -> refusal.object() + ": " + refusal.reason())
                    .findFirst()
                    .orElse("the plan has no steps");
            throw Problem.of(
                    ProblemKind.REFUSED_BY_PLAN,
                    "\"%s\" cannot become \"%s\": %s",
                    wish.oldName(),
                    wish.newName(),
                    why);
        }
    }

    private static Stream<QualifiedName> names(PlannedStep step) {
        return step.step() instanceof RenameRelation rename
                ? rename.change().members().stream().flatMap(member -> Stream.of(member.oldName(), member.newName()))
                : Stream.empty();
    }

    private static boolean isCalled(QualifiedName name, String spoken) {
        String schema = name.schema().value();
        String table = name.name().value();
        return Stream.of(table, schema + "." + table, name.name().sql(), name.sql())
                .anyMatch(spoken::equals);
    }
}
