package dev.onoma.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.command.Command;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SagaTest {

    private static final RollbackScope ALL = new RollbackScope.All();
    private static final RollbackScope CONTRACT = new RollbackScope.Contract();

    /** Expand 1 to 3, contract 4 and 5; 4 rests on 1 and 5 on 2. */
    private final Plan plan = Plans.of(3, 2, 3);

    @Test
    void goesFromApprovalToCompletion() {
        RunStory run = new RunStory(plan);
        assertThat(run.wants()).isEmpty();
        assertThat(run.starts().wants()).containsExactly("1/fence", "1/capture-baseline");
        assertThat(run.fenced().wants()).containsExactly("1/capture-baseline");
        assertThat(run.baselined().wants()).containsExactly("1/apply/1", "1/apply/2", "1/apply/3");
        assertThat(run.applied(1, 3).wants()).containsExactly("1/validate/AFTER_EXPAND");
        assertThat(run.validated(ValidationStage.AFTER_EXPAND, true).wants()).isEmpty();
        assertThat(run.state.stage()).isEqualTo(new Stage.Soaking());
        assertThat(run.contracts().wants()).containsExactly("2/fence");
        assertThat(run.fenced(1, 3).wants()).containsExactly("2/apply/4", "2/apply/5");
        assertThat(run.applied(4, 5).wants()).containsExactly("2/validate/AFTER_CONTRACT");
        assertThat(run.validated(ValidationStage.AFTER_CONTRACT, true).wants()).containsExactly("2/close");
        assertThat(run.closed().wants()).isEmpty();
        assertThat(run.state.stage()).isEqualTo(new Stage.Completed(Stage.Closing.DONE));
    }

    @Test
    void beginsOnlyOnceItIsBothFencedAndBaselined() {
        RunStory run = new RunStory(plan).starts().baselined();
        assertThat(run.wants()).containsExactly("1/fence");
        assertThat(run.fenced().wants()).containsExactly("1/apply/1", "1/apply/2", "1/apply/3");
    }

    @Test
    void aBaselineWithoutItsFenceIsNone() {
        RunStory run = new RunStory(plan).starts().baselined().pauses();

        assertThat(((Command.FenceRun) run.commands().getFirst()).expected()).isEqualTo(plan.fingerprint());
        assertThat(run.fenced().resumes().wants()).containsExactly("3/fence", "3/capture-baseline");
    }

    @Test
    void onlyTheFirstFenceExpectsTheSchemaOfThePlan() {
        RunStory run = new RunStory(plan).starts();
        assertThat(((Command.FenceRun) run.commands().getFirst()).expected()).isEqualTo(plan.fingerprint());

        run.fenced().baselined().pauses();
        assertThat(((Command.FenceRun) run.commands().getFirst()).expected()).isNull();
    }

    @Test
    void aRunThatTurnsBeforeItsBaselineStillExpectsTheSchemaOfThePlan() {
        RunStory run = new RunStory(plan).starts().pauses();

        assertThat(((Command.FenceRun) run.commands().getFirst()).expected()).isEqualTo(plan.fingerprint());
        assertThat(run.fenced().resumes().fenced().wants()).containsExactly("3/capture-baseline");
    }

    @Test
    void givesCommandsNoFurtherAheadThanItsWindow() {
        RunStory run = new RunStory(Plans.of(5, 0, 1), 2).starts().fenced().baselined();

        assertThat(run.wants()).containsExactly("1/apply/1", "1/apply/2");
        assertThat(run.applied(1, 1).wants()).containsExactly("1/apply/2", "1/apply/3");
        assertThat(run.rollsBack(ALL).fenced(1, 4).wants()).containsExactly("2/revert/4", "2/revert/3");
        assertThat(run.reverted(4, 4).wants()).containsExactly("2/revert/3", "2/revert/2");
    }

    @Test
    void aRefusedRunHasChangedNothing() {
        RunStory run = new RunStory(plan).starts().refused();

        assertThat(run.state.stage()).isEqualTo(new Stage.RolledBack(Stage.Closing.WANTED));
        assertThat(run.state.reason()).contains("It is not yours.");
        assertThat(run.wants()).containsExactly("1/close");
    }

    @Test
    void aStalePlanIsNotRun() {
        RunStory run = new RunStory(plan).starts().fenced().baselined(new Fingerprint("cd".repeat(32)));

        assertThat(run.state.stage()).isEqualTo(new Stage.RolledBack(Stage.Closing.WANTED));
        assertThat(run.state.reason()).contains("shop has changed").contains("Make a new plan.");
    }

    @Test
    void aFailedExpandStepTakesEverythingBack() {
        RunStory run =
                new RunStory(plan).starts().fenced().baselined().applied(1, 1).failed(2, Direction.FORWARD);

        assertThat(run.state.reason()).contains("Step 2 (rename orders) failed: orders is locked by pid 7.");
        assertThat(run.wants()).containsExactly("2/fence");
        assertThat(run.fenced(1, 1).wants()).containsExactly("2/revert/1");
        assertThat(run.reverted(1, 1).wants()).containsExactly("2/validate/AFTER_ROLLBACK");
        assertThat(run.validated(ValidationStage.AFTER_ROLLBACK, true).wants()).containsExactly("2/close");
        assertThat(run.closed().state.stage()).isEqualTo(new Stage.RolledBack(Stage.Closing.DONE));
    }

    @Test
    void aFailedContractStepTakesItsPhaseBack() {
        RunStory run =
                RunStory.soaking(plan).contracts().fenced(1, 3).applied(4, 4).failed(5, Direction.FORWARD);

        assertThat(run.fenced(1, 4).wants()).containsExactly("3/revert/4");
        assertThat(run.reverted(4, 4).wants()).containsExactly("3/validate/AFTER_EXPAND");
        assertThat(run.validated(ValidationStage.AFTER_EXPAND, true).state.stage())
                .isEqualTo(new Stage.Soaking());
        assertThat(run.state.reason()).contains("Step 5");
    }

    @Test
    void whatTheValidatorRejectsIsTakenBack() {
        RunStory step =
                new RunStory(plan).starts().fenced().baselined().applied(1, 2).rejected(1);
        RunStory expand = new RunStory(plan).starts().fenced().baselined().applied(1, 3);
        expand.validated(ValidationStage.AFTER_EXPAND, false);
        RunStory contract = RunStory.soaking(plan).contracts().fenced(1, 3).applied(4, 5);
        contract.validated(ValidationStage.AFTER_CONTRACT, false);

        for (RunStory run : List.of(step, expand, contract)) {
            assertThat(run.state.stage()).isEqualTo(new Stage.RollingBack(ALL, Stage.Undoing.FENCING));
            assertThat(run.state.reason()).startsWith("The validator rejected").contains("orders: ");
        }
    }

    @Test
    void aStepThatCannotBeUndoneNeedsAnOperatorWhoMayTryAgain() {
        RunStory run = RunStory.soaking(plan)
                .rollsBack(ALL)
                .fenced(1, 3)
                .reverted(3, 3)
                .failed(2, Direction.BACK);

        assertThat(run.wants()).containsExactly("3/fence");
        assertThat(run.fenced(1, 2).wants()).isEmpty();
        assertThat(run.state.stage()).isEqualTo(new Stage.NeedsOperator(true));
        assertThat(run.state.reason())
                .contains("Step 2 (rename orders) could not be undone: orders is locked by pid 7.")
                .contains("because: it was too early")
                .contains("These steps stand: 1-2.");
        assertThat(run.rollsBack(ALL).fenced(1, 2).reverted(2, 1).wants()).containsExactly("4/validate/AFTER_ROLLBACK");
    }

    @Test
    void aTargetThatIsNotAsBeforeNeedsAnOperator() {
        RunStory run = RunStory.soaking(plan).rollsBack(ALL).fenced(1, 3).reverted(3, 1);
        run.validated(ValidationStage.AFTER_ROLLBACK, false);

        assertThat(run.state.stage()).isEqualTo(new Stage.NeedsOperator(true));
        assertThat(run.state.reason()).contains("Some are missing.").contains("not as it was before");
    }

    @Test
    void aPausedRunGoesOnFromWhatStands() {
        RunStory run =
                new RunStory(plan).starts().fenced().baselined().applied(1, 1).pauses();
        assertThat(run.wants()).containsExactly("2/fence");

        // Step 2 was committed before the fence.
        assertThat(run.fenced(1, 2).wants()).isEmpty();
        assertThat(run.resumes().wants()).containsExactly("3/fence");
        assertThat(run.fenced(1, 2).wants()).containsExactly("3/apply/3");
    }

    @Test
    void aCompletedRunCanBeRolledBack() {
        RunStory everything = RunStory.completed(plan).rollsBack(ALL);
        RunStory contract = RunStory.completed(plan).rollsBack(CONTRACT);

        assertThat(everything.fenced(1, 5).wants())
                .containsExactly("3/revert/5", "3/revert/4", "3/revert/3", "3/revert/2", "3/revert/1");
        assertThat(contract.fenced(1, 5).wants()).containsExactly("3/revert/5", "3/revert/4");
    }

    @Test
    void aTargetThatIsTakenKeepsACompletedRunFromRollingBack() {
        RunStory run = RunStory.completed(plan).rollsBack(ALL).refused();

        assertThat(run.state.stage()).isEqualTo(new Stage.NeedsOperator(false));
        assertThat(run.state.reason()).isEqualTo("The target refused the run: shop: It is not yours.");
        assertThat(run.rollsBack(ALL).wants()).containsExactly("4/fence");
    }

    @Test
    void aStepTakenBackAloneIsLeftOutWithWhatRestsOnIt() {
        RunStory run =
                RunStory.soaking(plan).rollsBack(new RollbackScope.OneStep(1)).fenced(1, 3);
        assertThat(run.wants()).containsExactly("2/revert/1");
        assertThat(run.reverted(1, 1).wants()).containsExactly("2/validate/AFTER_EXPAND");
        assertThat(run.validated(ValidationStage.AFTER_EXPAND, true).state.stage())
                .isEqualTo(new Stage.Soaking());

        assertThat(run.contracts().fenced(2, 3).wants()).containsExactly("3/apply/5");
    }

    @Test
    void aContractStepTakenBackAloneIsDoneAgainByTheNextContract() {
        RunStory run = RunStory.completed(plan)
                .rollsBack(new RollbackScope.OneStep(5))
                .fenced(1, 5)
                .reverted(5, 5);
        run.validated(ValidationStage.AFTER_EXPAND, true);

        assertThat(run.contracts().fenced(1, 4).wants()).containsExactly("4/apply/5");
    }

    @Test
    void aPlanWithoutContractStepsIsCompletedByContracting() {
        RunStory run = RunStory.soaking(Plans.of(2, 0, 1)).contracts().fenced(1, 2);

        assertThat(run.wants()).containsExactly("2/validate/AFTER_CONTRACT");
    }

    @Test
    void whatIsOfAnotherEpochChangesNothing() {
        RunStory run = new RunStory(plan).starts().fenced().baselined().pauses();
        RunState paused = run.state;

        run.after(new Event.StepApplied(Plans.RUN, "shop", 1, 2, "late", RunStory.TIMING));
        run.after(new Event.StepApplied(Plans.RUN, "shop", 3, 2, "never", RunStory.TIMING));
        run.after(new Event.StartRequested(Plans.RUN, "shop", 0, "ada"));

        assertThat(run.state).isEqualTo(paused);
    }

    @Test
    void aStepThatThePlanDoesNotHaveChangesNothing() {
        RunStory run = new RunStory(plan).starts().fenced(7, 9);

        assertThat(run.state.applied()).isEqualTo(StepSet.empty());
        assertThat(run.baselined().applied(77, 77).state.applied()).isEqualTo(StepSet.empty());
    }

    @Test
    void whatCannotBeValidatedStopsWhereItCanGoOnFrom() {
        RunStory expand = new RunStory(plan).starts().fenced().baselined().applied(1, 3);
        expand.unvalidated(ValidationStage.AFTER_EXPAND);
        assertThat(expand.state.stage()).isEqualTo(new Stage.Paused(Phase.EXPAND, false));
        assertThat(expand.state.reason())
                .isEqualTo("The run could not be validated: shop: The planner does not answer. Mend that, and resume.");
        assertThat(expand.fenced(1, 3).resumes().fenced(1, 3).wants()).containsExactly("3/validate/AFTER_EXPAND");

        RunStory contract = RunStory.soaking(plan).contracts().fenced(1, 3).applied(4, 5);
        contract.unvalidated(ValidationStage.AFTER_CONTRACT);
        assertThat(contract.fenced(1, 5).resumes().fenced(1, 5).wants()).containsExactly("4/validate/AFTER_CONTRACT");
    }

    @Test
    void aRollbackThatCannotBeValidatedIsLookedAtAgain() {
        RunStory everything = RunStory.soaking(plan).rollsBack(ALL).fenced(1, 3).reverted(3, 1);
        everything.unvalidated(ValidationStage.AFTER_ROLLBACK);
        assertThat(everything.state.stage()).isEqualTo(new Stage.NeedsOperator(false));
        assertThat(everything.state.reason()).contains("Mend that, and roll back again.");
        assertThat(everything.fenced().rollsBack(ALL).fenced().wants()).containsExactly("4/validate/AFTER_ROLLBACK");

        RunStory contract =
                RunStory.completed(plan).rollsBack(CONTRACT).fenced(1, 5).reverted(5, 4);
        contract.unvalidated(ValidationStage.AFTER_EXPAND);
        assertThat(contract.state.reason()).contains("Mend that, and resume.");
        contract.fenced(1, 3).resumes().fenced(1, 3).validated(ValidationStage.AFTER_EXPAND, true);
        assertThat(contract.state.stage()).isEqualTo(new Stage.Soaking());
    }

    @Test
    void aTargetThatCannotBeSetFreeIsAskedAgainByWhoResumes() {
        RunStory run = RunStory.soaking(plan).contracts().fenced(1, 3).applied(4, 5);
        run.validated(ValidationStage.AFTER_CONTRACT, true).closeFails();

        assertThat(run.wants()).isEmpty();
        assertThat(run.state.stage()).isEqualTo(new Stage.Completed(Stage.Closing.REFUSED));
        assertThat(run.state.reason()).contains("could not be set free: No right.");
        assertThat(run.resumes().wants()).containsExactly("3/close");
        assertThat(run.closed().state.stage()).isEqualTo(new Stage.Completed(Stage.Closing.DONE));
    }

    @Test
    void announcesEachNewStage() {
        RunStory run = new RunStory(plan);
        RunState approved = run.state;
        RunState baselining = run.starts().state;

        assertThat(Saga.announce(approved, baselining))
                .contains(new Event.StageChanged(Plans.RUN, "shop", 1, "APPROVED", "BASELINING", ""));
        assertThat(Saga.announce(baselining, run.fenced().state)).isEmpty();
    }
}
