package dev.onoma.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.events.Blocker;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import dev.onoma.events.FailureReport;
import dev.onoma.events.RunId;
import dev.onoma.events.StepTiming;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.Phase;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlanId;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.RenameIndex;
import dev.onoma.planner.run.RunReport.StepReport;
import dev.onoma.planner.run.RunReport.StepState;
import dev.onoma.run.RunState;
import dev.onoma.run.Saga;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunHistoryTest {

    private static final RunId RUN = new RunId("run-00000001");
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Fingerprint BEFORE = new Fingerprint("a".repeat(64));
    private static final Plan PLAN = new Plan(
            new PlanId("plan-0123456789abcdef"),
            "shop",
            BEFORE,
            180_006,
            List.of(step(1), step(2)),
            List.of(),
            List.of(),
            List.of());

    private final List<Happened> history = new ArrayList<>();
    private final Event.PlanApproved approval = new Event.PlanApproved(RUN, "shop", PLAN.id(), "ada", List.of());
    private RunState state = RunState.of(approval, PLAN, 64);
    private long millis;

    @Test
    void tellsHowLongExpandTook() {
        expanding();
        happens(10, new Event.StepApplied(RUN, "shop", 1, 1, "one", timing(2)));
        happens(10, new Event.StepValidated(RUN, "shop", 1, 1));
        happens(10, new Event.StepApplied(RUN, "shop", 1, 2, "two", timing(7)));
        happens(20, validated(ValidationStage.AFTER_EXPAND, 1));
        RunReport report = report();
        assertThat(report.stage()).isEqualTo("SOAKING");
        assertThat(report.times().expandMillis()).isEqualTo(50.0);
        assertThat(report.times().longestHeldMillis()).isEqualTo(7.0);
        assertThat(report.steps())
                .extracting(StepReport::state)
                .containsExactly(StepState.VALIDATED, StepState.APPLIED);
        assertThat(report.progress().validated()).isEqualTo(1);
        assertThat(RunHistory.isComplete(history, state)).isTrue();
    }

    @Test
    void tellsWhoIsInTheWaySinceWhen() {
        expanding();
        List<Blocker> blockers = List.of(new Blocker(4711, "app", "batch", "active", 4_000, "orders"));
        happens(10, new Event.StepBlocked(RUN, "shop", 1, 1, 1, blockers));
        happens(900, new Event.StepBlocked(RUN, "shop", 1, 1, 2, blockers));
        RunReport.Blocked blocked = report().blocked();
        assertThat(blocked.attempt()).isEqualTo(2);
        assertThat(blocked.since()).isEqualTo(BEGIN.plusMillis(millis - 900));
        happens(1, new Event.StepApplied(RUN, "shop", 1, 1, "one", timing(2)));
        assertThat(report().blocked()).isNull();
    }

    @Test
    void tellsWhyItWasRolledBack() {
        expanding();
        happens(10, new Event.StepApplied(RUN, "shop", 1, 1, "one", timing(2)));
        FailureReport failure = new FailureReport("lock-not-available", "55P03", "Somebody holds it.");
        happens(10, new Event.StepFailed(RUN, "shop", 1, 2, Direction.FORWARD, "two", failure));
        happens(10, new Event.RunFenced(RUN, "shop", 2, List.of(1)));
        happens(10, new Event.StepReverted(RUN, "shop", 2, 1, "one", timing(3)));
        happens(30, validated(ValidationStage.AFTER_ROLLBACK, 2));
        RunReport report = report();
        assertThat(report.stage()).isEqualTo("ROLLED_BACK");
        assertThat(report.reason()).contains("Somebody holds it.");
        assertThat(report.failure().kind()).isEqualTo("lock-not-available");
        assertThat(report.failure().step()).isEqualTo(2);
        assertThat(report.times().expandMillis()).isNull();
        assertThat(report.times().rollbackMillis()).isEqualTo(50.0);
        assertThat(report.steps()).extracting(StepReport::state).containsExactly(StepState.REVERTED, StepState.FAILED);
    }

    @Test
    void knowsThatNewsIsStillOnItsWay() {
        expanding();
        history.removeLast();
        assertThat(RunHistory.isComplete(history, state)).isFalse();
    }

    private void expanding() {
        history.add(new Happened(BEGIN, approval));
        happens(0, new Event.StartRequested(RUN, "shop", 0, "ada"));
        happens(5, new Event.RunFenced(RUN, "shop", 1, List.of()));
        happens(5, new Event.BaselineCaptured(RUN, "shop", 1, BEFORE, 3, 0));
        assertThat(state.stage().name()).isEqualTo("EXPANDING");
    }

    /** The saga itself says what follows. */
    private void happens(long laterMillis, Event event) {
        millis += laterMillis;
        Instant at = BEGIN.plusMillis(millis);
        history.add(new Happened(at, event));
        RunState next = new Saga(PLAN).apply(state, event);
        Saga.announce(state, next).ifPresent(news -> history.add(new Happened(at, news)));
        state = next;
    }

    private RunReport report() {
        return RunHistory.report(PLAN, state, history);
    }

    private static Event validated(ValidationStage stage, long epoch) {
        return new Event.RunValidated(RUN, "shop", epoch, stage, true, BEFORE, 9, List.of());
    }

    private static StepTiming timing(double heldMillis) {
        return new StepTiming(BEGIN, 1, 0, heldMillis);
    }

    private static PlannedStep step(int number) {
        return new PlannedStep(
                number,
                Phase.EXPAND,
                new RenameIndex(QualifiedName.of("public", "Index" + number), Identifier.of("index_" + number)),
                List.of(),
                List.of(),
                List.of());
    }
}
