package dev.onoma.executor.target;

import static dev.onoma.executor.target.Bench.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.RunId;
import dev.onoma.events.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunLifeIT {

    private static final RunId OTHER_RUN = new RunId("run-00000002");

    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        bench = Bench.start();
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    @Test
    void anOpenRunKeepsOthersOutUntilItIsClosed() throws Exception {
        bench.fence(1);

        assertThat(bench.firstFence(OTHER_RUN, bench.fingerprint()))
                .isInstanceOfSatisfying(Event.PreflightFailed.class, refused -> {
                    assertThat(refused.verdicts()).singleElement().satisfies(verdict -> {
                        assertThat(verdict.check()).isEqualTo("busy");
                        assertThat(verdict.message()).contains(RUN.value(), "Complete it or roll it back");
                    });
                });
        assertThat(bench.close(1)).isEqualTo(new Event.RunClosed(RUN, "shop", 1));
        assertThat(bench.firstFence(OTHER_RUN, bench.fingerprint()))
                .isEqualTo(new Event.RunFenced(OTHER_RUN, "shop", 1, List.of()));
    }

    @Test
    void aClosedRunTakesNoMoreStepsUntilItIsFencedAgain() throws Exception {
        bench.fence(1);
        bench.apply(1, Steps.renameTable(1));
        bench.close(1);

        assertThat(bench.close(1)).isEqualTo(new Event.RunClosed(RUN, "shop", 1));
        assertThat(bench.handle(new Command.ApplyStep(RUN, "shop", 1, Steps.dropOldName(2))))
                .isEmpty();
        assertThat(bench.apply(1, Steps.renameTable(1))).isInstanceOf(Event.StepApplied.class);
        assertThat(bench.fence(2)).isEqualTo(new Event.RunFenced(RUN, "shop", 2, List.of(1)));
        assertThat(bench.ask("SELECT string_agg(status, ' ' ORDER BY id) FROM onoma.migration_log"))
                .isEqualTo("closed running");
    }

    @Test
    void aFenceThatComesAfterTheCloseOfItsEpochOpensNothing() throws Exception {
        Command late = new Command.FenceRun(RUN, "shop", 1, Bench.PLAN, null, null, "ann");
        bench.handle(new Command.FenceRun(OTHER_RUN, "shop", 1, Bench.PLAN, null, null, "ann"));
        bench.close(1);

        assertThat(bench.one(late)).isEqualTo(new Event.RunFenced(RUN, "shop", 1, List.of()));
        assertThat(bench.ask("SELECT status FROM onoma.run WHERE id = '" + RUN + "'"))
                .isEqualTo("closed");
        bench.handle(new Command.CloseRun(OTHER_RUN, "shop", 1, "COMPLETED"));
        bench.fence(2);
        assertThat(bench.ask("SELECT status || ' ' || plan_id FROM onoma.run WHERE id = '" + RUN + "'"))
                .isEqualTo("open " + Bench.PLAN);
    }

    @Test
    void livesBesideWhatOthersHaveInTheSchema() throws Exception {
        bench.database.execute(
                "CREATE SCHEMA onoma; CREATE FUNCTION onoma.probe() RETURNS int LANGUAGE sql AS 'SELECT 1'");

        assertThat(bench.fence(1)).isInstanceOf(Event.RunFenced.class);
        assertThat(bench.ask("SELECT has_function_privilege('public', 'onoma.probe()', 'EXECUTE')"))
                .isEqualTo("t");
    }

    @Test
    void closingARunThatNeverBeganTouchesNothing() throws Exception {
        assertThat(bench.close(1)).isEqualTo(new Event.RunClosed(RUN, "shop", 1));
        assertThat(bench.fence(1)).isEqualTo(new Event.RunFenced(RUN, "shop", 1, List.of()));
        assertThat(bench.ask("SELECT to_regnamespace('onoma') IS NULL")).isEqualTo("t");
    }

    @Test
    void aTargetThatCannotBeSetFreeSaysSoAndIsAskedAgain() throws Exception {
        bench.fence(1);
        bench.database.execute("ALTER TABLE onoma.run RENAME COLUMN outcome TO out_of_reach");

        assertThat(bench.close(1))
                .isInstanceOfSatisfying(
                        Event.CloseFailed.class,
                        refused -> assertThat(refused.failure().message())
                                .startsWith("Cannot close run-00000001:")
                                .contains("outcome"));
        bench.database.execute("ALTER TABLE onoma.run RENAME COLUMN out_of_reach TO outcome");
        assertThat(bench.close(2)).isEqualTo(new Event.RunClosed(RUN, "shop", 2));
    }

    @Test
    void executorsThatStartTogetherMakeTheSchemaOnce() throws Exception {
        List<CompletableFuture<Event>> fences = IntStream.range(0, 4)
                .mapToObj(i -> bench.other(bench.database.url(), Bench.giveUpAfter(Duration.ofSeconds(30))))
                .map(other -> CompletableFuture.supplyAsync(() -> other.fence(1)))
                .toList();

        for (CompletableFuture<Event> fence : fences) {
            assertThat(fence.get()).isEqualTo(new Event.RunFenced(RUN, "shop", 1, List.of()));
        }
        assertThat(bench.ask("SELECT count(*) = count(DISTINCT script) FROM onoma.flyway_schema_history WHERE success"))
                .isEqualTo("t");
    }

    @Test
    void aTargetThatNobodyConfiguredIsNamed() throws Exception {
        TargetWorker nobody = new UnknownTarget("shpo", Set.of("shop"));
        List<Event> events = new ArrayList<>();
        nobody.handle(new Command.FenceRun(RUN, "shpo", 1, Bench.PLAN, null, null, "ann"), events::add);

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.PreflightFailed.class,
                        refused -> assertThat(refused.verdicts())
                                .extracting(Verdict::message)
                                .singleElement()
                                .asString()
                                .contains("\"shpo\"", "shop", "onoma.targets"));
    }

    @Test
    void aTargetThatCannotBeReachedIsToldAtOnceToWhoWantsToBegin() throws Exception {
        Bench unreachable =
                bench.other("jdbc:postgresql://localhost:1/shop", Bench.giveUpAfter(Duration.ofSeconds(30)));

        assertThat(unreachable.firstFence(RUN, bench.fingerprint()))
                .isInstanceOfSatisfying(
                        Event.PreflightFailed.class,
                        refused -> assertThat(refused.verdicts())
                                .singleElement()
                                .satisfies(
                                        verdict -> assertThat(verdict.check()).isEqualTo("unreachable")));
    }

    @Test
    void aConnectionThatBrokeWhileNobodyUsedItRefusesNoRun() throws Exception {
        bench.fence(1);
        bench.close(1);
        bench.ask("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name = 'onoma/executor'");

        assertThat(bench.firstFence(OTHER_RUN, bench.fingerprint()))
                .isEqualTo(new Event.RunFenced(OTHER_RUN, "shop", 1, List.of()));
    }

    @Test
    void aTargetThatIsGoneFailsTheStepAndWhatFollowsInItsEpoch() {
        Bench unreachable =
                bench.other("jdbc:postgresql://localhost:1/shop", Bench.giveUpAfter(Duration.ofMillis(200)));

        assertThat(unreachable.apply(1, Steps.renameTable(1)))
                .isInstanceOfSatisfying(
                        Event.StepFailed.class,
                        f -> assertThat(f.failure().kind()).isEqualTo("unreachable"));
        assertThat(unreachable.handle(new Command.ApplyStep(RUN, "shop", 1, Steps.dropOldName(2))))
                .isEmpty();
    }
}
