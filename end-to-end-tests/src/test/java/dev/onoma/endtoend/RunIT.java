package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import dev.onoma.local.stack.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RunIT {

    private static final int MANY = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACES_OF_THE_MONITOR = """
            SELECT (SELECT count(*) FROM pg_replication_slots WHERE database = current_database())
                 + (SELECT count(*) FROM pg_publication) + (SELECT count(*) FROM pg_event_trigger)""";

    @AutoClose
    private static RunningStack stack;

    private static Planner planner;

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start(
                "run",
                Map.of("whole", Schemas.camelCase(12), "crash", Schemas.camelCase(MANY), "busy", Schemas.camelCase(3)));
        planner = stack.planner();
    }

    @Test
    void goesThroughItsWholeLife() throws Exception {
        String before = planner.fingerprint("whole");
        String run = planner.soakingRun("whole");
        assertThat(stack.number("whole", "SELECT count(*) FROM \"WorkAadItem\" o JOIN work_aad_items n USING (id)"))
                .isEqualTo(20);
        assertThat(stack.number(
                        "whole", "SELECT count(*) FROM \"WorkAadItem\" WHERE \"workState\" = 'OPEN'::\"WorkState\""))
                .isEqualTo(20);

        assertThat(planner.post("targets/whole/release", Map.of("by", "ada")).status())
                .as("release while a run holds it")
                .isEqualTo(409);

        planner.contract(run);
        planner.awaitStage(run, "COMPLETED", 1);
        assertThat(stack.number("whole", "SELECT count(*) FROM pg_class WHERE relname = 'WorkAadItem'"))
                .isZero();
        String again = planner.post("plans", Map.of("target", "whole")).text("id");
        assertThat(planner.get("plans/" + again + "/summary").body().path("titles"))
                .as("planned again")
                .isEmpty();

        await().atMost(PATIENCE).until(() -> release("whole") == 200);
        await().atMost(PATIENCE).until(() -> stack.number("whole", TRACES_OF_THE_MONITOR) == 0);

        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(planner.fingerprint("whole")).isEqualTo(before);
        assertThat(planner.get("audit/verify").body().path("unbroken").asBoolean())
                .isTrue();
    }

    @Test
    void finishesWithNoStepTwiceAlthoughTheExecutorIsKilled() throws Exception {
        String before = planner.fingerprint("crash");
        String run = planner.approvedRun("crash");
        planner.start(run);
        planner.awaitApplied(run, 20);
        stack.stack().kill(Service.EXECUTOR);
        long stood = standing(run);
        stack.stack().restart(Service.EXECUTOR);
        planner.awaitStage(run, "SOAKING", 1);

        assertThat(stood).as("steps that stood when it was killed").isBetween(20L, expandSteps(run) - 1);
        assertThat(standing(run)).isEqualTo(expandSteps(run));
        assertThat(stack.number(
                        "crash", "SELECT count(*) FROM pg_class WHERE relkind = 'v' AND relname LIKE 'Work___Item'"))
                .isEqualTo(MANY);

        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(planner.fingerprint("crash")).isEqualTo(before);
    }

    @Test
    void refusesASecondRunOnABusyTarget() throws Exception {
        String run = planner.soakingRun("busy");
        Planner.Answer again = planner.post("runs/" + run + "/start", Map.of("by", "another"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("detail")).contains(run);
        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(planner.post("runs/" + run + "/rollback", Map.of("by", "another", "scope", "all", "reason", "again"))
                        .status())
                .isEqualTo(409);
    }

    private static int release(String target) throws Exception {
        return planner.post("targets/" + target + "/release", Map.of("by", "ada"))
                .status();
    }

    private static long expandSteps(String run) throws Exception {
        return planner.get("runs/" + run)
                .body()
                .path("progress")
                .path("expandTotal")
                .asLong(-1);
    }

    /** Times that a step was taken, by the target's ledger. */
    private static long standing(String run) throws SQLException {
        return stack.number(
                "crash", "SELECT count(*) FROM onoma.step_ledger WHERE way = 'forward' AND run_id = '" + run + "'");
    }
}
