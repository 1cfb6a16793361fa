package dev.onoma.executor.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.events.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostAnswerIT {

    @Test
    void aCommitWhoseAnswerIsLostIsSettledByTheLedger() throws Exception {
        try (Bench bench = Bench.start();
                CuttingProxy proxy = CuttingProxy.before(bench.database.url())) {
            Bench unlucky = bench.other(proxy.jdbcUrl(), Bench.giveUpAfter(Duration.ofSeconds(30)));
            unlucky.fence(1);

            proxy.swallowAnswerTo("COMMIT");
            assertThat(unlucky.apply(1, Steps.renameTable(1))).isInstanceOf(Event.StepApplied.class);
            assertThat(proxy.hasSwallowed()).isTrue();

            proxy.swallowAnswerTo("COMMIT");
            unlucky.fence(2);
            assertThat(unlucky.revert(2, Steps.renameTable(1))).isInstanceOf(Event.StepReverted.class);
            assertThat(proxy.hasSwallowed()).isTrue();
            assertThat(bench.ask("SELECT string_agg(way || ' ' || attempts, ', ' ORDER BY id) FROM onoma.step_ledger"))
                    .isEqualTo("forward 1, back 1");
        }
    }

    @Test
    void anAnswerLostBeforeTheCommitIsTriedAgain() throws Exception {
        try (Bench bench = Bench.start();
                CuttingProxy proxy = CuttingProxy.before(bench.database.url())) {
            Bench unlucky = bench.other(proxy.jdbcUrl(), Bench.giveUpAfter(Duration.ofSeconds(30)));
            unlucky.fence(1);

            proxy.swallowAnswerTo("onoma.holders");
            assertThat(unlucky.apply(1, Steps.renameTable(1))).isInstanceOf(Event.StepApplied.class);
            proxy.swallowAnswerTo("onoma.fence_run");
            assertThat(unlucky.fence(2)).isInstanceOf(Event.RunFenced.class);
            assertThat(bench.ask("SELECT count(*) FROM onoma.step_ledger")).isEqualTo("1");
        }
    }

    @Test
    void nobodySaysThatAStepFailedWhoseCommitMayHaveBeenLost() throws Exception {
        try (Bench bench = Bench.start();
                CuttingProxy proxy = CuttingProxy.before(bench.database.url())) {
            Bench unlucky = bench.other(proxy.jdbcUrl(), Bench.giveUpAfter(Duration.ofMillis(300)));
            unlucky.fence(1);

            proxy.swallowAnswerTo("COMMIT");
            proxy.closeDoorThen();
            assertThat(unlucky.apply(1, Steps.renameTable(1)))
                    .isInstanceOfSatisfying(Event.StepFailed.class, failed -> {
                        assertThat(failed.failure().kind()).isEqualTo("outcome-unknown");
                        assertThat(failed.failure().message()).contains("not known whether it stands");
                    });
            assertThat(bench.fence(2)).isEqualTo(new Event.RunFenced(Bench.RUN, "shop", 2, List.of(1)));
        }
    }

    @Test
    void aTargetThatWasNeverAskedHasTakenNoStep() throws Exception {
        try (Bench bench = Bench.start();
                CuttingProxy proxy = CuttingProxy.before(bench.database.url())) {
            Bench unlucky = bench.other(proxy.jdbcUrl(), Bench.giveUpAfter(Duration.ofMillis(300)));
            unlucky.fence(1);

            proxy.swallowAnswerTo("onoma.holders");
            proxy.closeDoorThen();
            assertThat(unlucky.apply(1, Steps.renameTable(1)))
                    .isInstanceOfSatisfying(
                            Event.StepFailed.class,
                            failed -> assertThat(failed.failure().kind()).isEqualTo("unreachable"));
        }
    }
}
