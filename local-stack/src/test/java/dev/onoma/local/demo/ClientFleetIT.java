package dev.onoma.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.embedded.TestDatabase;
import dev.onoma.embedded.TestDatabases;
import dev.onoma.local.demo.PlannerClient.SqlFile;
import dev.onoma.local.stack.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientFleetIT {

    @Test
    void theShopsClientsWorkInEveryQueryMode() throws Exception {
        LegacyShop shop = LegacyShop.in(Path.of(".."));
        try (TestDatabase database = TestDatabases.fresh();
                Connection connection = database.connect()) {
            shop.loadSchema(connection);
            shop.loadRows(connection);
            ClientFleet fleet = ClientFleet.start(coordinates(database), shop.jobs(), 6);
            try (fleet) {
                fleet.awaitWarm();
                assertThat(fleet.work(Duration.ofSeconds(2))).isTrue();
            }
            assertThat(fleet.failures()).isEmpty();
            assertThat(fleet.statements()).isGreaterThan(500);
        }
    }

    @Test
    void clientsFinishTheirTransactionBeforeTheySpeakByOtherNames() throws Exception {
        Job job = Job.of(
                "two",
                Map.of(),
                List.of("INSERT INTO old_name VALUES (1)", "INSERT INTO old_name VALUES (2)"),
                List.of("INSERT INTO new_name VALUES (3)", "INSERT INTO new_name VALUES (4)"));
        try (TestDatabase database = TestDatabases.fresh()) {
            database.execute("CREATE TABLE old_name (n int)");
            ClientFleet fleet = ClientFleet.start(coordinates(database), List.of(job), 4);
            try (fleet) {
                fleet.awaitWarm();
                database.execute("CREATE VIEW new_name AS SELECT * FROM old_name");
                fleet.speak(Names.NEW);
                database.execute("DROP VIEW new_name; ALTER TABLE old_name RENAME TO new_name");
                fleet.work(Duration.ofMillis(200));
            }
            assertThat(fleet.failures()).isEmpty();
        }
    }

    @Test
    void tellsOfAStatementThatFails() throws Exception {
        Job job = Job.of("read", Map.of(), List.of("SELECT * FROM gone"), List.of("SELECT 1"));
        try (TestDatabase database = TestDatabases.fresh()) {
            ClientFleet fleet = ClientFleet.start(coordinates(database), List.of(job), 1);
            try (fleet) {
                assertThat(fleet.work(Duration.ofSeconds(20))).isFalse();
            }
            assertThat(fleet.failures().getFirst().sqlState()).isEqualTo("42P01");
            assertThat(fleet.failures().getFirst().inWords()).contains("SELECT * FROM gone");
        }
    }

    @Test
    void theComparisonGoesOnAfterALockThatItDidNotGet() throws Exception {
        List<SqlFile> steps = List.of(
                new SqlFile("forward/0001-a.sql", step("ALTER TABLE a RENAME TO b")),
                new SqlFile("forward/0002-b.sql", step("ALTER TABLE b RENAME TO c")));
        List<BareExpand> forms = new ArrayList<>(List.of(new JdbcExpand()));
        PsqlExpand.installed().map(PsqlExpand::new).ifPresent(forms::add);
        for (BareExpand form : forms) {
            try (TestDatabase database = TestDatabases.fresh();
                    Connection holder = database.connect()) {
                database.execute("CREATE TABLE a (n int)");
                holder.setAutoCommit(false);
                holder.createStatement().execute("LOCK TABLE a IN ACCESS SHARE MODE");
                Thread release = Thread.ofPlatform().start(() -> releaseWhenWaitedFor(database, holder));

                assertThat(form.run(coordinates(database), steps).attempts()).isGreaterThan(1);

                release.join();
                database.execute("SELECT * FROM c");
            }
        }
    }

    private static void releaseWhenWaitedFor(TestDatabase database, Connection holder) {
        try {
            for (int seen = 0; seen < 2; ) {
                try (Connection connection = database.connect();
                        var waiting = connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'a'::regclass")) {
                    waiting.next();
                    seen += waiting.getInt(1);
                }
            }
            // The lock_timeout of the steps is shorter than this wait for a second look.
            Thread.sleep(100);
            holder.rollback();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String step(String sql) {
        return "\\set ON_ERROR_STOP on\nBEGIN;\nSET LOCAL lock_timeout = '30ms';\n" + sql + ";\nCOMMIT;\n";
    }

    private static Database coordinates(TestDatabase database) {
        return new Database(database.url(), database.user(), Optional.of(database.password()));
    }
}
