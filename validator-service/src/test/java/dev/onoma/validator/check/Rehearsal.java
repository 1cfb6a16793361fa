package dev.onoma.validator.check;

import static java.util.stream.Collectors.toMap;

import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.events.Verdict;
import dev.onoma.naming.Standard;
import dev.onoma.naming.StandardReader;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.Planner;
import dev.onoma.validator.baseline.Baseline;
import dev.onoma.validator.baseline.BaselineReader;
import dev.onoma.validator.baseline.BusinessRules;
import dev.onoma.validator.baseline.Depth;
import dev.onoma.validator.baseline.InspectedTarget;
import dev.onoma.validator.baseline.RuleFiles;
import dev.onoma.validator.target.TargetDatabase;
import dev.onoma.validator.target.TargetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run on a database of its own: real schema, real plan, real steps; only who takes the steps is the test. */
public final class Rehearsal implements AutoCloseable {

    public static final RunId RUN = new RunId("run-7e577e57");
    private static final Depth DEPTH = new Depth(5, 5_000_000, Duration.ofSeconds(10));

    public final TestDatabase database;
    public final InspectedTarget target;
    public final Baseline baseline;
    public final Plan plan;
    private final List<PlannedStep> standing = new ArrayList<>();

    private Rehearsal(TestDatabase database, InspectedTarget target) throws Exception {
        this.database = database;
        this.target = target;
        Baseline unplanned = new BaselineReader(DEPTH).read(target, RUN, new PlanId("plan-0000000000000000"));
        plan = Planner.plan(
                target.name(), unplanned.catalogue(), target.standard().assess(unplanned.catalogue()));
        baseline = new BaselineReader(DEPTH).read(target, RUN, plan.id());
    }

    /** Makes the schema, takes the baseline and plans. */
    public static Rehearsal of(String schema) throws Exception {
        return of(schema, RuleFiles.NONE);
    }

    public static Rehearsal of(String schema, RuleFiles rules) throws Exception {
        TestDatabase database = TestDatabases.fresh();
        database.execute(schema);
        return new Rehearsal(database, target(database, rules, Standard.defaults()));
    }

    /** The same, and the plan counts the uses of old names. */
    public static Rehearsal counted(String schema, RuleFiles rules) throws Exception {
        TestDatabase database = TestDatabases.fresh();
        database.execute(schema);
        return new Rehearsal(database, target(database, rules, StandardReader.read("counted", "old-name-uses: count")));
    }

    public static RuleFiles rules(Path folder, String oldNames, String newNames) throws IOException {
        return new RuleFiles(
                Optional.of(BusinessRules.read(Files.writeString(folder.resolve("old.sql"), oldNames))),
                newNames.isEmpty()
                        ? Optional.empty()
                        : Optional.of(BusinessRules.read(Files.writeString(folder.resolve("new.sql"), newNames))));
    }

    private static InspectedTarget target(TestDatabase database, RuleFiles rules, Standard standard) {
        TargetSettings settings = new TargetSettings(
                database.url(),
                database.user(),
                Optional.of(database.password()),
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
        return new InspectedTarget(TargetDatabase.open("rehearsal", settings, Scope.all()), standard, rules);
    }

    public void expand() throws Exception {
        take(plan.steps(Phase.EXPAND));
    }

    public void contract() throws Exception {
        take(plan.steps(Phase.CONTRACT));
    }

    private void take(List<PlannedStep> steps) throws Exception {
        for (PlannedStep step : steps) {
            take(step);
        }
    }

    public void take(PlannedStep step) throws Exception {
        inTransaction(step.step().forward());
        standing.add(step);
    }

    public void rollBack() throws Exception {
        while (!standing.isEmpty()) {
            revertLast();
        }
    }

    public PlannedStep revertLast() throws Exception {
        PlannedStep step = standing.removeLast();
        inTransaction(step.step().inverse().forward());
        return step;
    }

    private void inTransaction(String statements) throws Exception {
        database.execute("BEGIN;\n" + statements + "COMMIT;");
    }

    /** Check → what it came to. */
    public Map<String, CheckResult> validate(ValidationStage stage) throws Exception {
        return Validation.run(inspection(stage)).stream()
                .map(Validation.Timed::result)
                .collect(toMap(CheckResult::check, result -> result));
    }

    public Inspection inspection(ValidationStage stage) throws Exception {
        return Inspection.of(
                stage, plan, standing, target, baseline, target.database().readCatalogue(), DEPTH);
    }

    /** What one check has to say after expand. */
    public List<Verdict> afterExpand(String check) throws Exception {
        return validate(ValidationStage.AFTER_EXPAND).get(check).verdicts();
    }

    /** What of all checks is not passed. */
    public List<Verdict> failures(ValidationStage stage) throws Exception {
        return validate(stage).values().stream()
                .flatMap(result -> result.verdicts().stream())
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAILED)
                .toList();
    }

    /** The number that a query gives. */
    public long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        target.close();
        database.close();
    }
}
