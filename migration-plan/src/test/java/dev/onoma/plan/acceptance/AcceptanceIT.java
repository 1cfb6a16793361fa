package dev.onoma.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.plan.step.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The acceptance law: migrate → the catalogue is as predicted; old and new names both read and write meanwhile; plan again → nothing
 * to do; roll back → the catalogue equals the first; stopped after any step and gone on with or rolled back → the same.
 */
class AcceptanceIT {

    static Stream<Case> cases() {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void migratesAndRollsBack(Case c) throws Exception {
        try (TestDatabase database = TestDatabases.fresh()) {
            database.execute(c.before());
            Bench bench = new Bench(database, c.standard());
            Snapshot before = bench.snapshot();
            Plan plan = bench.plan(before);
            assertThat(plan.steps()).as("steps").isNotEmpty();
            assertThat(plan.refusals()).as("refusals").isEmpty();
            assertThat(bench.plan(bench.snapshot())).as("planned twice").isEqualTo(plan);
            bench.clients("before", c.old());

            List<PlannedStep> expand = plan.steps(Phase.EXPAND);
            for (PlannedStep step : expand) {
                bench.run(step.step());
                bench.clients("after " + step.step().title(), c.old());
            }
            bench.clients("during soak", c.renamed());
            Bench.assertPredicted("after expand", before, expand, bench.snapshot());

            for (PlannedStep step : plan.steps(Phase.CONTRACT)) {
                bench.run(step.step());
                bench.clients("after " + step.step().title(), c.renamed());
            }
            Snapshot after = bench.snapshot();
            Bench.assertPredicted("after contract", before, plan.steps(), after);
            assertThat(bench.plan(after).steps().stream().map(s -> s.step().title()))
                    .as("planned again")
                    .isEmpty();

            for (PlannedStep step : plan.steps().reversed()) {
                bench.run(step.step().inverse());
                if (step.phase() == Phase.EXPAND) {
                    bench.clients("after undoing " + step.step().title(), c.old());
                }
            }
            Bench.assertSame("after rollback", before, bench.snapshot());
            bench.clients("after rollback", c.old());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stopsAfterAnyStep(Case c) throws Exception {
        try (TestDatabase database = TestDatabases.fresh()) {
            database.execute(c.before());
            Bench bench = new Bench(database, c.standard());
            Snapshot before = bench.snapshot();
            List<PlannedStep> steps = bench.plan(before).steps();
            for (int stop = 1; stop <= steps.size(); stop++) {
                List<PlannedStep> done = steps.subList(0, stop);
                for (PlannedStep step : done) {
                    bench.run(step.step());
                }
                Bench.assertPredicted("stopped after " + stop, before, done, bench.snapshot());
                for (PlannedStep step : done.reversed()) {
                    bench.run(step.step().inverse());
                }
                Bench.assertSame("undone after " + stop, before, bench.snapshot());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheLawsOfSteps(Case c) throws Exception {
        try (TestDatabase database = TestDatabases.fresh()) {
            database.execute(c.before());
            Bench bench = new Bench(database, c.standard());
            Snapshot snapshot = bench.snapshot();
            for (PlannedStep planned : bench.plan(snapshot).steps()) {
                Step step = planned.step();
                assertThat(step.inverse().inverse()).isEqualTo(step);
                Snapshot applied = snapshot.edit(step::applyTo);
                assertThat(Fingerprint.of(applied)).as(step.title()).isNotEqualTo(Fingerprint.of(snapshot));
                Bench.assertSame(step.title(), snapshot, applied.edit(step.inverse()::applyTo));
                snapshot = applied;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rollsBackAlthoughSomebodyDroppedTheViews(Case c) throws Exception {
        try (TestDatabase database = TestDatabases.fresh()) {
            database.execute(c.before());
            Bench bench = new Bench(database, c.standard());
            Snapshot before = bench.snapshot();
            List<PlannedStep> steps = bench.plan(before).steps(Phase.EXPAND);
            for (PlannedStep planned : steps) {
                bench.run(planned.step());
                if (planned.step() instanceof RenameRelation rename) {
                    for (RelationRename.Member member : rename.change().members()) {
                        if (member.view() != null) {
                            database.execute("DROP VIEW " + member.oldName().sql());
                        }
                    }
                }
            }
            for (PlannedStep planned : steps.reversed()) {
                bench.run(planned.step().inverse());
            }
            Bench.assertSame("after rollback", before, bench.snapshot());
        }
    }
}
