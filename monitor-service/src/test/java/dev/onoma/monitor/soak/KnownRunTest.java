package dev.onoma.monitor.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.ValidationStage;
import dev.onoma.plan.PlanId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownRunTest {

    private static final RunId RUN = new RunId("run-12345678");
    private static final PlanId PLAN = new PlanId("plan-0123456789abcdef");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Fingerprint FINGERPRINT = new Fingerprint("a".repeat(64));

    @Test
    void aRunSoaksFromThatStageToTheNext() {
        KnownRun run = after(changed(1, "BASELINING"), changed(1, "EXPANDING"), changed(1, "SOAKING"));

        assertThat(run.soaks()).isTrue();
        assertThat(run.epoch()).isEqualTo(1);
        assertThat(run.after(changed(2, "CONTRACTING"), NOW).soaks()).isFalse();
    }

    @Test
    void whatComesTwiceOrLateChangesNothing() {
        KnownRun soaking = after(changed(1, "EXPANDING"), changed(1, "VALIDATING"), changed(1, "SOAKING"));

        assertThat(soaking.after(changed(1, "VALIDATING"), NOW)).isEqualTo(soaking);
        KnownRun contracting = soaking.after(changed(2, "CONTRACTING"), NOW);
        assertThat(contracting.after(changed(1, "SOAKING"), NOW)).isEqualTo(contracting);
    }

    @Test
    void aRunSoaksAgainInALaterEpoch() {
        KnownRun run = after(
                changed(1, "SOAKING"), changed(2, "CONTRACTING"), changed(3, "ROLLING_BACK"), changed(3, "SOAKING"));

        assertThat(run.soaks()).isTrue();
        assertThat(run.epoch()).isEqualTo(3);
    }

    @Test
    void theFingerprintIsThatOfTheLastGoodValidation() {
        assertThat(after(validated(ValidationStage.AFTER_EXPAND, true)).validated())
                .isEqualTo(FINGERPRINT);
        assertThat(after(validated(ValidationStage.AFTER_EXPAND, false)).validated())
                .isNull();
        assertThat(after(validated(ValidationStage.AFTER_CONTRACT, true)).validated())
                .isNull();
    }

    @Test
    void theRunThatHoldsTheTargetRulesIt() {
        KnownRun soaking = after(changed(1, "SOAKING"));
        KnownRun completed = after(changed(1, "COMPLETED"));
        KnownRun approved = after();
        KnownRun undone = after(changed(1, "ROLLED_BACK"));

        assertThat(KnownRun.ruling(completed, soaking)).isSameAs(soaking);
        assertThat(KnownRun.ruling(completed, approved)).isSameAs(completed);
        assertThat(KnownRun.ruling(undone, approved)).isSameAs(approved);
        KnownRun later = approved.after(changed(1, "COMPLETED"), NOW.plusSeconds(1));
        assertThat(KnownRun.ruling(completed, later)).isSameAs(later);
    }

    @Test
    void whoIsReleasedIsNotWatchedUntilSomethingBeginsAnew() {
        KnownRun completed = after(changed(1, "SOAKING"), changed(2, "COMPLETED"));
        KnownRun released = completed.after(released(2), NOW);

        assertThat(released.unwatched()).isTrue();
        assertThat(released.sameStage(completed)).isFalse();
        assertThat(released.after(changed(2, "COMPLETED"), NOW).unwatched()).isTrue();
        assertThat(released.after(changed(3, "ROLLING_BACK"), NOW).unwatched()).isFalse();
        KnownRun approved = after();
        assertThat(KnownRun.ruling(released, approved)).isSameAs(approved);
    }

    @Test
    void aReleaseThatIsLateOrOfARunThatHoldsItsTargetChangesNothing() {
        KnownRun soaking = after(released(0), changed(1, "SOAKING"));

        assertThat(soaking.unwatched()).isFalse();
        assertThat(soaking.after(released(0), NOW)).isEqualTo(soaking);
        assertThat(soaking.after(released(1), NOW)).isEqualTo(soaking);
    }

    private static Event released(long epoch) {
        return new Event.TargetReleased(RUN, "shop", epoch, "ann");
    }

    private static KnownRun after(Event... events) {
        KnownRun run = KnownRun.of(new Event.PlanApproved(RUN, "shop", PLAN, "ann", List.of()), NOW);
        for (Event event : events) {
            run = run.after(event, NOW);
        }
        return run;
    }

    private static Event changed(long epoch, String stage) {
        return new Event.StageChanged(RUN, "shop", epoch, "?", stage, "");
    }

    private static Event validated(ValidationStage stage, boolean passed) {
        return new Event.RunValidated(RUN, "shop", 1, stage, passed, FINGERPRINT, 1, List.of());
    }
}
