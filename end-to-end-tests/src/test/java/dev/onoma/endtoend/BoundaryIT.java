package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.endtoend.site.Peer;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import dev.onoma.endtoend.site.Site;
import dev.onoma.endtoend.site.Weather;
import dev.onoma.endtoend.torture.History;
import dev.onoma.local.stack.Service;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at every boundary of a step, each reached on purpose: by a lock that holds it there, or a link that is silent. */
class BoundaryIT {

    private static final String TARGET = "bounds";
    private static final int AT_STEP = 5;
    private static final long GATE = 4711;
    /** There from the beginning, so that it is no drift; the gate is open until a test closes it. */
    private static final String HOLD_IN_DDL = """
            CREATE FUNCTION public.hold_in_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT 1 FROM pg_event_trigger_ddl_commands() WHERE command_tag = 'ALTER TABLE') THEN
                    PERFORM pg_advisory_xact_lock(4711);
                END IF;
            END $$;
            CREATE EVENT TRIGGER hold_in_ddl ON ddl_command_end EXECUTE FUNCTION public.hold_in_ddl();
            """;

    @AutoClose
    private static Site site;

    private static Planner planner;

    private History history;
    private String run;

    @BeforeAll
    static void start() throws Exception {
        Path root = Path.of("..").toAbsolutePath().normalize();
        site = new Site(
                root,
                Path.of("target", "stacks", "boundary").toAbsolutePath(),
                Map.of(TARGET, Schemas.camelCase(40) + HOLD_IN_DDL));
        planner = site.planner();
    }

    /** Whatever the boundary was: the run goes on to its end, and back. */
    @AfterEach
    void goesOnAndBackAsIfNothingHadBeen() throws Exception {
        planner.awaitStage(run, "SOAKING", 1);
        assertThat(history.violations()).isEmpty();
        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(history.violations()).isEmpty();
        execute("DROP TRIGGER IF EXISTS hold_in_commit ON onoma.step_ledger");
    }

    @Test
    void executorBeforeDdl() throws Exception {
        begin();
        try (Connection gate = site.connect(TARGET)) {
            planner.start(run);
            awaitApplied(AT_STEP);
            gate.setAutoCommit(false);
            execute(gate, "SELECT 1 FROM onoma.run WHERE id = '" + run + "' FOR UPDATE");
            awaitWaiting("transactionid", "tuple");
            site.kill(Service.EXECUTOR);
            gate.rollback();
        }
        site.restart(Service.EXECUTOR);
    }

    @Test
    void executorAfterDdlAndBeforeCommit() throws Exception {
        begin();
        killWhileHeldAtTheGate("");
    }

    @Test
    void executorInsideCommit() throws Exception {
        begin();
        planner.start(run);
        awaitApplied(1);
        killWhileHeldAtTheGate("""
                CREATE OR REPLACE FUNCTION onoma.hold_in_commit() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_advisory_xact_lock(4711);
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER hold_in_commit AFTER INSERT ON onoma.step_ledger
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION onoma.hold_in_commit()
                """);
    }

    /** The server goes on with what it has, although nobody waits for the answer: the new executor has to find out. */
    private void killWhileHeldAtTheGate(String trigger) throws Exception {
        try (Connection gate = site.connect(TARGET)) {
            gate.setAutoCommit(false);
            execute(gate, "SELECT pg_advisory_xact_lock(" + GATE + ")");
            execute(trigger);
            if (!planner.get("runs/" + run).text("stage").equals("EXPANDING")) {
                planner.start(run);
            }
            awaitWaiting("advisory");
            site.kill(Service.EXECUTOR);
            gate.rollback();
        }
        site.restart(Service.EXECUTOR);
    }

    @Test
    void executorAfterCommitAndBeforeItsEventIsProduced() throws Exception {
        begin();
        planner.start(run);
        awaitApplied(1);
        site.between(Service.EXECUTOR, Peer.KAFKA).weather(new Weather.Silent(true, false));
        awaitCommitsThatNobodyHasTold();
        site.kill(Service.EXECUTOR);
        site.fineWeather();
        site.restart(Service.EXECUTOR);
    }

    @Test
    void executorAfterItsEventAndBeforeTheOffsetIsCommitted() throws Exception {
        begin();
        planner.start(run);
        // Offsets are committed once a second, and this is told within milliseconds.
        awaitApplied(AT_STEP);
        site.kill(Service.EXECUTOR);
        site.restart(Service.EXECUTOR);
    }

    @Test
    void plannerBeforeItsStateIsCommitted() throws Exception {
        begin();
        try (Connection gate = site.connectToControl()) {
            planner.start(run);
            awaitApplied(AT_STEP);
            gate.setAutoCommit(false);
            execute(gate, "LOCK TABLE onoma_control.outbox IN EXCLUSIVE MODE");
            awaitTrue(site.connectToControl(), "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted");
            site.kill(Service.PLANNER);
            gate.rollback();
        }
        site.restart(Service.PLANNER);
    }

    @Test
    void plannerAfterItsStateAndBeforeItsCommandsAreProduced() throws Exception {
        begin();
        site.between(Service.PLANNER, Peer.KAFKA).weather(new Weather.Silent(true, false));
        planner.start(run);
        awaitTrue(
                site.connectToControl(),
                "SELECT count(*) > 0 FROM onoma_control.outbox WHERE sent_at IS NULL AND body LIKE '%" + run + "%'");
        site.kill(Service.PLANNER);
        site.fineWeather();
        site.restart(Service.PLANNER);
    }

    @Test
    void validatorBeforeItsReportIsKept() throws Exception {
        begin();
        site.between(Service.VALIDATOR, Peer.KAFKA).weather(new Weather.Silent(true, false));
        planner.start(run);
        awaitTrue(
                site.connectToControl(),
                "SELECT count(*) > 0 FROM onoma_control.outbox WHERE body LIKE '%capture-baseline%' AND body LIKE '%"
                        + run + "%' AND sent_at IS NOT NULL");
        site.kill(Service.VALIDATOR);
        site.fineWeather();
        site.restart(Service.VALIDATOR);
    }

    private void begin() throws Exception {
        run = planner.approvedRun(TARGET);
        history = History.begin(site, TARGET, run);
    }

    private void awaitApplied(int step) throws Exception {
        planner.awaitApplied(run, step);
    }

    /** Until a session of the executor waits for one of these locks. */
    private static void awaitWaiting(String... kinds) throws Exception {
        awaitTrue(site.connect(TARGET), """
                SELECT count(*) > 0 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                WHERE NOT l.granted AND a.application_name LIKE 'onoma/run-%%' AND l.locktype IN ('%s')
                """.formatted(String.join("', '", kinds)));
    }

    private void awaitCommitsThatNobodyHasTold() throws Exception {
        long told = planner.get("runs/" + run)
                .body()
                .path("progress")
                .path("applied")
                .asLong();
        awaitTrue(
                site.connect(TARGET),
                "SELECT count(*) > %d FROM onoma.step_ledger WHERE run_id = '%s'".formatted(told + 3, run));
    }

    /** Asks again and again: PostgreSQL tells nobody when a lock is waited for. */
    private static void awaitTrue(Connection asked, String question) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (asked;
                Statement statement = asked.createStatement()) {
            while (true) {
                try (var row = statement.executeQuery(question)) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                }
                assertThat(System.nanoTime()).as(question).isLessThan(deadline);
                Thread.sleep(5);
            }
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = site.connect(TARGET)) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
