package dev.onoma.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.command.Command;
import dev.onoma.events.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockIT {

    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        bench = Bench.start();
        bench.fence(1);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    @Test
    void clientsHardlyWaitWhileALongTransactionHoldsTheTable() throws Exception {
        try (Clients clients = Clients.start(bench, 8)) {
            CompletableFuture<Void> holder = inTransaction(
                    "application_name = 'nightly report'",
                    "SELECT count(*) FROM \"InventoryItem\"; SELECT pg_sleep(3)");
            await().until(() -> bench.ask(
                            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(3)%' AND state = 'active'"
                                    + " AND application_name = 'nightly report'")
                    .equals("1"));
            clients.forget();

            List<Event> events = bench.handle(new Command.ApplyStep(Bench.RUN, "shop", 1, Steps.renameTable(1)));
            holder.get();

            assertThat(events.getLast())
                    .isInstanceOfSatisfying(
                            Event.StepApplied.class,
                            applied ->
                                    assertThat(applied.timing().waitedMillis()).isGreaterThan(1500));
            assertThat(events.getFirst())
                    .isInstanceOfSatisfying(
                            Event.StepBlocked.class,
                            blocked -> assertThat(blocked.blockers())
                                    .anySatisfy(b -> assertThat(b.application()).isEqualTo("nightly report")));
            clients.awaitSomeMore();
            // The lock-timeout is 100 ms; the rest is for two busy cores.
            assertThat(clients.longestWaitMillis()).isLessThan(1000);
            assertThat(clients.failures()).isEmpty();
        }
    }

    @Test
    void givesUpInTheEndAndSaysWhoIsInTheWay() throws Exception {
        Bench hasty = bench.other(bench.database.url(), Bench.giveUpAfter(Duration.ofMillis(300)));
        try (Connection holder = bench.database.connect();
                Statement statement = holder.createStatement()) {
            statement.execute("SET application_name = 'forgotten'; BEGIN; SELECT count(*) FROM \"InventoryItem\"");

            assertThat(hasty.apply(1, Steps.renameTable(1))).isInstanceOfSatisfying(Event.StepFailed.class, failed -> {
                assertThat(failed.failure().kind()).isEqualTo("lock-not-available");
                assertThat(failed.failure().message()).contains("forgotten", "InventoryItem", "start again");
            });
        }
    }

    @Test
    void survivesADeadlock() throws Exception {
        bench.database.execute(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = 40', current_database()); END $$");
        Bench victim = bench.other(bench.database.url(), Bench.giveUpAfter(Duration.ofSeconds(30)));
        try (Connection partner = bench.database.connect();
                Statement statement = partner.createStatement()) {
            statement.execute("SET deadlock_timeout = '60s'; BEGIN; LOCK TABLE \"OtherThing\"");
            CompletableFuture<Event> step = CompletableFuture.supplyAsync(() -> victim.apply(
                    1, Steps.sql(1, "LOCK TABLE public.\"InventoryItem\"; LOCK TABLE public.\"OtherThing\"")));
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> bench.ask("SELECT count(*) FROM pg_locks WHERE NOT granted")
                            .equals("1"));

            statement.execute("LOCK TABLE \"InventoryItem\"");
            statement.execute("COMMIT");

            assertThat(step.get())
                    .isInstanceOfSatisfying(
                            Event.StepApplied.class,
                            applied -> assertThat(applied.timing().attempts()).isGreaterThan(1));
        }
    }

    private CompletableFuture<Void> inTransaction(String setting, String sql) {
        return CompletableFuture.runAsync(() -> {
            try {
                bench.database.execute("SET " + setting + "; BEGIN; " + sql + "; COMMIT");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Clients that read and write by the old names all the time. */
    private static final class Clients implements AutoCloseable {

        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicLong longestNanos = new AtomicLong();
        private final AtomicLong statements = new AtomicLong();
        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private final List<Thread> threads = new ArrayList<>();

        static Clients start(Bench bench, int count) {
            Clients clients = new Clients();
            for (int i = 0; i < count; i++) {
                clients.threads.add(Thread.startVirtualThread(() -> clients.work(bench)));
            }
            clients.awaitSomeMore();
            return clients;
        }

        private void work(Bench bench) {
            try (Connection connection = bench.database.connect();
                    var read = connection.prepareStatement("SELECT * FROM \"InventoryItem\" WHERE id = 5");
                    var write = connection.prepareStatement(
                            "UPDATE \"InventoryItem\" SET quantity = quantity + 1 WHERE \"tenantId\" = 1 AND id = 4")) {
                while (!stopped.get()) {
                    long from = System.nanoTime();
                    read.executeQuery().close();
                    write.executeUpdate();
                    longestNanos.accumulateAndGet(System.nanoTime() - from, Math::max);
                    statements.addAndGet(2);
                    Thread.sleep(1);
                }
            } catch (SQLException | InterruptedException e) {
                failures.add(e);
            }
        }

        void awaitSomeMore() {
            long seen = statements.get();
            await().until(() -> statements.get() > seen + 100 || !failures.isEmpty());
        }

        void forget() {
            longestNanos.set(0);
        }

        long longestWaitMillis() {
            return longestNanos.get() / 1_000_000;
        }

        List<Throwable> failures() {
            return failures;
        }

        @Override
        public void close() throws InterruptedException {
            stopped.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
