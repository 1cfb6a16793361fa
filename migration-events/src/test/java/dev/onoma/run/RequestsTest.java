package dev.onoma.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.RollbackScope;
import dev.onoma.events.RunId;
import dev.onoma.plan.Hazard;
import dev.onoma.plan.Plan;
import dev.onoma.run.Requests.Accepted;
import dev.onoma.run.Requests.Illegal;
import dev.onoma.run.Requests.Underway;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final RollbackScope ALL = new RollbackScope.All();
    private static final RollbackScope CONTRACT = new RollbackScope.Contract();

    private final Plan plan = Plans.of(3, 2, 3);
    private final Requests requests = new Requests(plan);
    private final RunStory soaking = RunStory.soaking(plan);

    @Test
    void approvesAPlanOnce() {
        RunId second = new RunId("run-00000002");

        assertThat(requests.approve(second, List.of(), "ada", List.of()))
                .isEqualTo(new Accepted(new Event.PlanApproved(second, "shop", plan.id(), "ada", List.of())));
        assertThat(illegal(requests.approve(second, List.of(soaking.state), "ada", List.of())))
                .isEqualTo(
                        "plan-0123456789abcdef is approved already: its run is run-00000001, SOAKING. Go on with that one.");
    }

    @Test
    void approvesAPlanAgainOnceItsRunIsRolledBack() {
        RunState refused = new RunStory(plan).starts().refused().state;

        assertThat(requests.approve(new RunId("run-00000002"), List.of(refused), "ada", List.of()))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void wantsHazardsAcknowledged() {
        Plan hazardous = Plans.plan(
                plan.steps(),
                List.of(
                        new Hazard("publication:orders", Hazard.Level.ACKNOWLEDGE, "Subscribers stop."),
                        new Hazard("note:orders", Hazard.Level.NOTE, "Good to know.")));
        Requests of = new Requests(hazardous);

        assertThat(illegal(of.approve(Plans.RUN, List.of(), "ada", List.of())))
                .contains("nobody has acknowledged: publication:orders.");
        assertThat(of.approve(Plans.RUN, List.of(), "ada", List.of("publication:orders")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void anEmptyPlanIsNotApproved() {
        assertThat(illegal(new Requests(Plans.of(0, 0, 1)).approve(Plans.RUN, List.of(), "ada", List.of())))
                .contains("has no steps");
    }

    @Test
    void aRunIsStartedOnce() {
        assertThat(illegal(requests.start(soaking.state, "ada")))
                .startsWith("run-00000001 is SOAKING: it was started before.");
    }

    @Test
    void onlyWhatMovesIsPausedAndOnlyWhatIsPausedResumed() {
        RunState moving = new RunStory(plan).starts().state;

        assertThat(illegal(requests.pause(soaking.state, "ada", ""))).contains("SOAKING: no steps are being taken");
        assertThat(requests.pause(moving, "ada", "")).isInstanceOf(Accepted.class);
        assertThat(illegal(requests.resume(moving, "ada"))).contains("BASELINING: only a paused run is resumed.");
    }

    @Test
    void contractWaitsForSoaking() {
        RunState moving = new RunStory(plan).starts().state;

        assertThat(illegal(requests.contract(moving, "ada", true, List.of())))
                .isEqualTo("run-00000001 is BASELINING: old names are taken away only from a run that is SOAKING.");
    }

    @Test
    void oldNamesInUseAreTakenAwayOnlyByForce() {
        assertThat(illegal(requests.contract(soaking.state, "ada", false, List.of("public.\"Order\""))))
                .contains("old names are still in use: public.\"Order\".");
        assertThat(requests.contract(soaking.state, "ada", true, List.of("public.\"Order\"")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void everythingCanBeRolledBackOnceStarted() {
        assertThat(illegal(requests.rollback(Plans.approved(plan, 64), ALL, "ada", "")))
                .contains("APPROVED: it was not started");
        for (RunStory run : List.of(
                new RunStory(plan).starts(),
                new RunStory(plan).starts().fenced().baselined(),
                new RunStory(plan).starts().pauses(),
                soaking,
                RunStory.soaking(plan).contracts(),
                RunStory.completed(plan),
                RunStory.completed(plan).rollsBack(CONTRACT))) {
            assertThat(requests.rollback(run.state, ALL, "ada", ""))
                    .as(run.state.stage().name())
                    .isInstanceOf(Accepted.class);
        }
    }

    @Test
    void whatIsRolledBackStaysSo() {
        RunState refused = new RunStory(plan).starts().refused().state;

        assertThat(illegal(requests.rollback(refused, ALL, "ada", "")))
                .isEqualTo("run-00000001 is ROLLED_BACK: it is rolled back already; the target is as it was before.");
    }

    @Test
    void askingAgainForTheRollbackThatGoesOnIsNoError() {
        RunState back = RunStory.soaking(plan).rollsBack(ALL).state;

        assertThat(requests.rollback(back, ALL, "ada", ""))
                .isEqualTo(new Underway("run-00000001 is ROLLING_BACK already."));
        assertThat(illegal(requests.rollback(back, CONTRACT, "ada", ""))).contains("no contract phase");
    }

    @Test
    void theContractPhaseIsRolledBackOnlyWhereThereIsOne() {
        assertThat(illegal(requests.rollback(soaking.state, CONTRACT, "ada", "")))
                .contains("Roll back everything instead.");
        assertThat(requests.rollback(RunStory.completed(plan).state, CONTRACT, "ada", ""))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aRunThatNeedsAnOperatorGoesBackToSoakingOnlyWhereAllExpandStepsStand() {
        RunStory stuck = RunStory.completed(plan)
                .rollsBack(ALL)
                .fenced(1, 5)
                .reverted(5, 5)
                .failed(4, Direction.BACK);
        RunState unsure = stuck.state;
        RunState whole = stuck.fenced(1, 4).state;
        RunState torn = RunStory.soaking(plan)
                .rollsBack(ALL)
                .fenced(1, 3)
                .failed(3, Direction.BACK)
                .fenced(1, 2)
                .state;

        assertThat(requests.rollback(unsure, CONTRACT, "ada", "")).isInstanceOf(Illegal.class);
        assertThat(requests.rollback(whole, CONTRACT, "ada", "")).isInstanceOf(Accepted.class);
        assertThat(requests.rollback(torn, CONTRACT, "ada", "")).isInstanceOf(Illegal.class);
    }

    @Test
    void aStepThatOthersRestOnIsNotRolledBackAlone() {
        RunState completed = RunStory.completed(plan).state;

        assertThat(illegal(requests.rollback(completed, new RollbackScope.OneStep(1), "ada", "")))
                .contains("step 1 carries step 4 (rename index")
                .contains("Roll these back first, or everything.");
        assertThat(requests.rollback(completed, new RollbackScope.OneStep(4), "ada", ""))
                .isInstanceOf(Accepted.class);
        assertThat(illegal(requests.rollback(soaking.state, new RollbackScope.OneStep(4), "ada", "")))
                .contains("step 4 does not stand");
        assertThat(illegal(
                        requests.rollback(new RunStory(plan).starts().state, new RollbackScope.OneStep(1), "ada", "")))
                .contains("only while it is SOAKING or COMPLETED");
    }

    private static String illegal(Requests.Answer answer) {
        return answer instanceof Illegal illegal ? illegal.reason() : answer.toString();
    }
}
