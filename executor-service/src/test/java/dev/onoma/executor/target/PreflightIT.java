package dev.onoma.executor.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.command.Command;
import dev.onoma.events.Event;
import dev.onoma.events.Verdict;
import dev.onoma.events.Verdict.Outcome;
import dev.onoma.executor.preflight.Preflight;
import dev.onoma.executor.preflight.PreflightLimits;
import dev.onoma.executor.preflight.Subject;
import dev.onoma.plan.Touched;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.PGReplicationStream;

class PreflightIT {

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
    void aHealthyTargetPassesAndIsFenced() throws Exception {
        assertThat(bench.firstFence(Bench.RUN, bench.fingerprint()))
                .isEqualTo(new Event.RunFenced(Bench.RUN, "shop", 1, List.of()));
        assertThat(check(bench.database.user(), Bench.LIMITS, false))
                .allSatisfy(verdict -> assertThat(verdict.outcome()).isNotEqualTo(Outcome.FAILED))
                .anySatisfy(verdict -> {
                    assertThat(verdict.check()).isEqualTo("backup");
                    assertThat(verdict.outcome()).isEqualTo(Outcome.WARNING);
                    assertThat(verdict.message()).contains("onoma.targets.shop.backup-check");
                });
    }

    @Test
    void aPlanForAnotherSchemaIsRefusedAndNothingChanges() throws Exception {
        Fingerprint planned = bench.fingerprint();
        bench.database.execute("ALTER TABLE \"OtherThing\" ADD COLUMN late text");

        assertThat(bench.firstFence(Bench.RUN, planned))
                .isInstanceOfSatisfying(
                        Event.PreflightFailed.class,
                        refused -> assertThat(failures(refused.verdicts()))
                                .singleElement()
                                .satisfies(verdict -> {
                                    assertThat(verdict.check()).isEqualTo("fingerprint");
                                    assertThat(verdict.message()).contains(planned.abbreviated(), "Plan again");
                                }));
        assertThat(bench.ask("SELECT to_regnamespace('onoma') IS NULL")).isEqualTo("t");
    }

    @Test
    void aFenceThatComesAgainIsAnsweredAlthoughTheSchemaHasChangedSince() throws Exception {
        Fingerprint planned = bench.fingerprint();
        bench.firstFence(Bench.RUN, planned);
        bench.apply(1, Steps.renameTable(1));

        assertThat(bench.firstFence(Bench.RUN, planned))
                .isEqualTo(new Event.RunFenced(Bench.RUN, "shop", 1, List.of(1)));
    }

    @Test
    void missingRightsAreNamedOneByOne() throws Exception {
        bench.database.execute("CREATE ROLE executor_weak LOGIN PASSWORD 'weak'");
        try {
            assertThat(failures(check("executor_weak", Bench.LIMITS, true)))
                    .extracting(Verdict::check, Verdict::object)
                    .contains(
                            tuple("rights", "schema public"),
                            tuple("ownership", "public.\"InventoryItem\""),
                            tuple("ownership", "public.\"OtherThing\""))
                    .anySatisfy(t -> assertThat(t.toList().get(1).toString()).startsWith("database "));
        } finally {
            bench.database.execute("DROP ROLE executor_weak");
        }
    }

    @Test
    void onlyWhatThePlanTouchesMustBelongToTheExecutorsRole() throws Exception {
        bench.database.execute("""
                CREATE ROLE executor_owner LOGIN PASSWORD 'weak';
                DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO executor_owner', current_database()); END $$;
                GRANT CREATE ON SCHEMA public TO executor_owner;
                ALTER TABLE "InventoryItem" OWNER TO executor_owner;
                CREATE TYPE "ItemStatus" AS ENUM ('new');
                CREATE FUNCTION touch() RETURNS int LANGUAGE sql AS 'SELECT 1'""");
        try {
            Touched items = new Touched(
                    List.of(Steps.OLD_NAME, QualifiedName.of("public", "itemTenant")), List.of(), List.of());
            assertThat(failures(check("executor_owner", Bench.LIMITS, true, items)))
                    .isEmpty();
            Touched others = new Touched(
                    List.of(QualifiedName.of("public", "OtherThing")),
                    List.of(QualifiedName.of("public", "ItemStatus")),
                    List.of(QualifiedName.of("public", "touch")));
            assertThat(failures(check("executor_owner", Bench.LIMITS, true, others)))
                    .extracting(Verdict::check, Verdict::object)
                    .containsExactly(
                            tuple("ownership", "function public.touch"),
                            tuple("ownership", "public.\"OtherThing\""),
                            tuple("ownership", "type public.\"ItemStatus\""));
        } finally {
            bench.database.execute("DROP OWNED BY executor_owner CASCADE; DROP ROLE executor_owner");
        }
    }

    @Test
    void whatWasFoundIsToldBeforeTheFence() throws Exception {
        assertThat(bench.handle(
                        new Command.FenceRun(Bench.RUN, "shop", 1, Bench.PLAN, bench.fingerprint(), null, "ann")))
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        Event.PreflightPassed.class,
                        passed -> assertThat(passed.verdicts())
                                .extracting(Verdict::check)
                                .contains("fingerprint", "ownership", "transactions", "backup"));
    }

    @Test
    void oldTransactionsAreAWarningAndThenAReasonToRefuse() throws Exception {
        try (Connection holder = bench.database.connect();
                Statement statement = holder.createStatement()) {
            statement.execute("BEGIN; SELECT 1");
            assertThat(transactions(limits(Duration.ZERO, Duration.ofHours(1)))).isEqualTo(Outcome.WARNING);
            assertThat(transactions(limits(Duration.ZERO, Duration.ZERO))).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void whoReadsChangesIsNoStandbyThatLagsBehind() throws Exception {
        bench.database.execute("CREATE PUBLICATION changes FOR ALL TABLES");
        bench.database.execute("SELECT pg_create_logical_replication_slot('preflight_reader', 'pgoutput')");
        try (Connection reader = replication();
                PGReplicationStream changes = reader.unwrap(PGConnection.class)
                        .getReplicationAPI()
                        .replicationStream()
                        .logical()
                        .withSlotName("preflight_reader")
                        .withSlotOption("proto_version", 1)
                        .withSlotOption("publication_names", "changes")
                        .start()) {
            await().until(() -> {
                bench.database.execute("INSERT INTO \"OtherThing\" DEFAULT VALUES");
                changes.read();
                changes.setAppliedLSN(changes.getLastReceiveLSN());
                changes.setFlushedLSN(changes.getLastReceiveLSN());
                changes.forceUpdateStatus();
                return bench.ask("SELECT max(replay_lag) > interval '0' FROM pg_stat_replication")
                        .equals("t");
            });

            PreflightLimits atOnce = new PreflightLimits(
                    Duration.ofMinutes(1), Duration.ofHours(1), Duration.ZERO, Duration.ofHours(24), 0.9);
            assertThat(outcome(check(bench.database.user(), atOnce, true), "replication-lag"))
                    .isEqualTo(Outcome.PASSED);
        } finally {
            bench.database.execute("SELECT pg_drop_replication_slot('preflight_reader')");
        }
    }

    private Connection replication() throws SQLException {
        Properties settings = new Properties();
        PGProperty.USER.set(settings, bench.database.user());
        PGProperty.PASSWORD.set(settings, bench.database.password());
        PGProperty.REPLICATION.set(settings, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(settings, "14");
        PGProperty.PREFER_QUERY_MODE.set(settings, "simple");
        return DriverManager.getConnection(bench.database.url(), settings);
    }

    @Test
    void theOperatorsOwnBackupCheckIsAsked() throws Exception {
        try (Connection connection = bench.database.connect()) {
            assertThat(backup(connection, "SELECT now() - interval '1 hour'")).isEqualTo(Outcome.PASSED);
            assertThat(backup(connection, "SELECT now() - interval '1 week'")).isEqualTo(Outcome.WARNING);
            assertThat(backup(connection, "SELECT * FROM no_such_table")).isEqualTo(Outcome.WARNING);
        }
    }

    private Outcome backup(Connection connection, String query) throws Exception {
        return outcome(
                new Preflight(Bench.LIMITS)
                        .check(new Subject(connection, "shop", bench.fingerprint(), null, false, Optional.of(query))),
                "backup");
    }

    private Outcome transactions(PreflightLimits limits) throws Exception {
        return outcome(check(bench.database.user(), limits, true), "transactions");
    }

    private static Outcome outcome(List<Verdict> verdicts, String check) {
        return verdicts.stream()
                .filter(v -> v.check().equals(check))
                .map(Verdict::outcome)
                .findFirst()
                .orElseThrow();
    }

    private List<Verdict> check(String user, PreflightLimits limits, boolean development) throws Exception {
        return check(user, limits, development, null);
    }

    private List<Verdict> check(String user, PreflightLimits limits, boolean development, @Nullable Touched touched)
            throws Exception {
        try (Connection connection = bench.database.connect(user, "weak")) {
            return new Preflight(limits)
                    .check(new Subject(
                            connection, "shop", bench.fingerprint(), touched, development, Optional.empty()));
        }
    }

    private static List<Verdict> failures(List<Verdict> verdicts) {
        return verdicts.stream().filter(v -> v.outcome() == Outcome.FAILED).toList();
    }

    private static PreflightLimits limits(Duration longTransaction, Duration endless) {
        return new PreflightLimits(longTransaction, endless, Duration.ofSeconds(30), Duration.ofHours(24), 0.9);
    }
}
