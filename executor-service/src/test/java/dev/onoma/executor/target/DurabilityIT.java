package dev.onoma.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.events.Event;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A synchronous standby that is gone stands for every slow disk: a COMMIT that waits for it waits for ever. */
class DurabilityIT {

    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        bench = Bench.start();
        bench.database.execute(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$");
        bench.fence(1);
    }

    @AfterEach
    void stop() throws Exception {
        standby("");
        bench.close();
    }

    @Test
    void clientsDoNotWaitForTheDiskAndNobodyIsToldTooSoon() throws Exception {
        standby("gone");
        CompletableFuture<Event> step = CompletableFuture.supplyAsync(() -> bench.apply(1, Steps.renameTable(1)));
        awaitStepThatWaitsForTheStandby();

        assertThat(bench.ask("SELECT count(*) FROM pg_locks WHERE relation = 'inventory_items'::regclass"))
                .isEqualTo("0");
        assertThat(bench.ask("SELECT count(*) > 0 FROM \"InventoryItem\"")).isEqualTo("t");
        assertThat(step).isNotDone();

        standby("");
        assertThat(step.get()).isInstanceOf(Event.StepApplied.class);
    }

    @Test
    void whatIsTakenAlreadyIsNotToldBeforeItIsDurableEither() throws Exception {
        bench.apply(1, Steps.renameTable(1));
        standby("gone");
        CompletableFuture<Event> again = CompletableFuture.supplyAsync(() -> bench.apply(1, Steps.renameTable(1)));
        awaitStepThatWaitsForTheStandby();

        assertThat(again).isNotDone();

        standby("");
        assertThat(again.get()).isInstanceOf(Event.StepApplied.class);
        assertThat(bench.ask("SELECT count(*) FROM onoma.step_ledger")).isEqualTo("1");
    }

    private void standby(String name) throws SQLException {
        bench.database.execute("ALTER SYSTEM SET synchronous_standby_names = '" + name + "'");
        bench.database.execute("SELECT pg_reload_conf()");
        // A session reads the configuration before its next statement: those that are idle wait for none.
        await().until(() -> bench.ask("SHOW synchronous_standby_names").equals(name));
    }

    private void awaitStepThatWaitsForTheStandby() {
        await().until(() -> bench.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
                .equals("1"));
    }
}
