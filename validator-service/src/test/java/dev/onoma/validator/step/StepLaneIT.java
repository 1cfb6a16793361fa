package dev.onoma.validator.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.validator.baseline.Baseline;
import dev.onoma.validator.check.Rehearsal;
import dev.onoma.validator.check.Schemas;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepLaneIT {

    private static final int FIRST_EPOCH = 1;

    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private Rehearsal run;
    private StepLane lane;

    @BeforeEach
    void open() throws Exception {
        run = Rehearsal.of(Schemas.ORDERS);
        lane = new StepLane(run.target.database(), new Sources(run), Duration.ofMillis(400));
    }

    @AfterEach
    void close() throws Exception {
        lane.close();
        run.close();
    }

    private record Sources(Rehearsal run) implements RunSources {

        @Override
        public Optional<Baseline> baseline(RunId id) {
            return Optional.of(id).filter(Rehearsal.RUN::equals).map(known -> run.baseline);
        }

        @Override
        public long closedEpoch(RunId id) {
            return 0;
        }

        @Override
        public Plan plan(PlanId id) {
            return run.plan;
        }
    }

    /** What the lane answers goes to the queue. */
    private final class Answers implements Teller {
        @Override
        public void judged(Event event) {
            told.add(event);
        }

        @Override
        public void ignored() {
            told.add("ignored");
        }

        @Override
        public void unjudgeable(String reason) {
            told.add(reason);
        }
    }

    private void tell(RunId id, long epoch, int step, Direction direction) {
        lane.tell(new StepNews(id, "rehearsal", epoch, step, direction), new Answers());
    }

    private void applied(PlannedStep step) {
        tell(Rehearsal.RUN, FIRST_EPOCH, step.number(), Direction.FORWARD);
    }

    private void reverted(PlannedStep step) {
        tell(Rehearsal.RUN, FIRST_EPOCH + 1, step.number(), Direction.BACK);
    }

    private Object answer() throws InterruptedException {
        Object answer = told.poll(60, TimeUnit.SECONDS);
        assertThat(answer).as("an answer within 60 s").isNotNull();
        return answer;
    }

    /** The step that renames a relation of that old name. */
    private PlannedStep renameOf(String oldName) {
        return run.plan.steps().stream()
                .filter(step -> step.step() instanceof RenameRelation rename
                        && rename.change().root().oldName().name().value().equals(oldName))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyStepOfTheWholePlanIsValidatedBothWays() throws Exception {
        for (PlannedStep step : run.plan.steps()) {
            run.take(step);
            applied(step);
            assertThat(answer())
                    .isEqualTo(new Event.StepValidated(Rehearsal.RUN, "rehearsal", FIRST_EPOCH, step.number()));
        }
        for (int i = 0; i < run.plan.steps().size(); i++) {
            PlannedStep step = run.revertLast();
            reverted(step);
            assertThat(answer())
                    .isEqualTo(new Event.StepValidated(Rehearsal.RUN, "rehearsal", FIRST_EPOCH + 1, step.number()));
        }
    }

    @Test
    void aStepThatDidNothingIsRejected() throws Exception {
        applied(renameOf("Customer"));
        assertThat(answer())
                .isInstanceOfSatisfying(
                        Event.StepRejected.class,
                        rejected -> assertThat(rejected.verdicts())
                                .extracting(verdict -> verdict.object() + ": " + verdict.message())
                                .contains("public.customers: Nothing bears the name."));
    }

    @Test
    void aViewThatIsNotUpdatableIsRejected() throws Exception {
        PlannedStep step = renameOf("Customer");
        run.take(step);
        run.database.execute("""
                CREATE OR REPLACE VIEW "Customer" AS
                  SELECT id, full_name AS "fullName", tenant_id AS "tenantId" FROM customers LIMIT 10""");
        applied(step);
        assertThat(answer())
                .isInstanceOfSatisfying(
                        Event.StepRejected.class,
                        rejected -> assertThat(rejected.verdicts())
                                .singleElement()
                                .satisfies(verdict -> assertThat(verdict.message())
                                        .contains("cannot be written as public.customers can")));
    }

    @Test
    void anotherTableUnderTheNewNameIsRejected() throws Exception {
        PlannedStep step = renameOf("PurchaseOrder");
        run.take(step);
        run.database.execute("""
                DROP VIEW "PurchaseOrder";
                CREATE TABLE other (LIKE purchase_orders INCLUDING ALL);
                DROP TABLE purchase_orders;
                ALTER TABLE other RENAME TO purchase_orders;
                CREATE VIEW "PurchaseOrder" AS
                  SELECT id, customer_id AS "customerId", total_cents AS "totalCents", gross_cents AS "grossCents"
                  FROM purchase_orders""");
        applied(step);
        assertThat(answer())
                .isInstanceOfSatisfying(
                        Event.StepRejected.class,
                        rejected -> assertThat(rejected.verdicts())
                                .singleElement()
                                .satisfies(verdict ->
                                        assertThat(verdict.message()).contains("not the relation that was renamed")));
    }

    @Test
    void aStepThatTheCatalogueHasLeftBehindIsJudgedByTheLaterOne() throws Exception {
        PlannedStep first = renameOf("Customer");
        run.expand();
        run.contract();
        applied(first);
        run.plan.steps(Phase.CONTRACT).forEach(this::applied);
        for (int i = 0; i <= run.plan.steps(Phase.CONTRACT).size(); i++) {
            assertThat(answer()).isInstanceOf(Event.StepValidated.class);
        }
    }

    /** As much of the executor's ledger as the lane asks. */
    private void ledger(PlannedStep... steps) throws Exception {
        run.database.execute("""
                CREATE SCHEMA onoma;
                CREATE TABLE onoma.step_ledger
                    (id int GENERATED ALWAYS AS IDENTITY, run_id text, step int, way text, epoch bigint)""");
        for (PlannedStep step : steps) {
            run.database.execute(
                    "INSERT INTO onoma.step_ledger (run_id, step, way, epoch) VALUES ('%s', %d, 'forward', %d)"
                            .formatted(Rehearsal.RUN, step.number(), FIRST_EPOCH));
        }
    }

    /** An executor died between COMMIT and its event: nobody tells of the later steps for as long as it is away. */
    @Test
    void aStepThatOnlyTheLedgerKnowsToBeLeftBehindIsNotRejected() throws Exception {
        PlannedStep first = renameOf("Customer");
        run.expand();
        run.contract();
        ledger(run.plan.steps().toArray(PlannedStep[]::new));
        applied(first);
        assertThat(answer()).isInstanceOf(Event.StepValidated.class);
    }

    @Test
    void aWrongStepThatNothingInTheLedgerExplainsIsRejectedWithoutWaiting() throws Exception {
        lane.close();
        lane = new StepLane(run.target.database(), new Sources(run), Duration.ofDays(1));
        ledger(run.plan.steps().getFirst(), renameOf("Customer"), renameOf("PurchaseOrder"));
        applied(renameOf("Customer"));
        assertThat(answer()).isInstanceOf(Event.StepRejected.class);
    }

    @Test
    void aRunThatIsOverIsIgnored() throws Exception {
        tell(Rehearsal.RUN, 0, 1, Direction.FORWARD);
        assertThat(answer()).isEqualTo("ignored");
    }

    @Test
    void aRunWithoutBaselineAndAnUnknownStepCannotBeJudged() throws Exception {
        tell(new RunId("run-00000000"), FIRST_EPOCH, 1, Direction.FORWARD);
        assertThat(answer()).asString().contains("no baseline of run-00000000");
        tell(Rehearsal.RUN, FIRST_EPOCH, 4711, Direction.FORWARD);
        assertThat(answer()).asString().contains("has no step 4711");
    }
}
