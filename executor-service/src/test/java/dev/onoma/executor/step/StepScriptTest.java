package dev.onoma.executor.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.events.Direction;
import dev.onoma.events.RunId;
import dev.onoma.executor.target.Steps;
import dev.onoma.plan.PlannedStep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepScriptTest {

    private static final LockPolicy POLICY = new LockPolicy(
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    @Test
    void asksForOurOwnLocksBeforeItTakesAnyOfClients() {
        assertThat(script(Steps.renameTable(7), Direction.FORWARD))
                .containsSubsequence(
                        "BEGIN",
                        "SET LOCAL application_name = 'onoma/run-00000001/7'",
                        "SET LOCAL lock_timeout = '100ms'",
                        "SET LOCAL synchronous_commit = off",
                        "SELECT onoma.begin_step('run-00000001', 7, 'forward', 3, ARRAY['public.\"InventoryItem\"']::text[])",
                        "LOCK TABLE public.\"InventoryItem\"",
                        "SELECT onoma.finish_step(",
                        "INSERT INTO onoma.table_rename",
                        "COMMIT",
                        "BEGIN",
                        "onoma.settle()",
                        "COMMIT");
    }

    @Test
    void theWayBackIsTheInverse() {
        assertThat(script(Steps.renameTable(7), Direction.BACK))
                .contains(
                        "'back'",
                        "DROP VIEW IF EXISTS public.\"InventoryItem\"",
                        "'restore-relation'",
                        "status = 'rolled_back'");
    }

    @Test
    void namesAndTextsCannotBreakOut() {
        QualifiedName hostile = QualifiedName.of("public", "a\"; DROP TABLE b; --'\\");

        assertThat(StepScript.names(List.of(hostile)))
                .isEqualTo("ARRAY[E'public.\"a\"\"; DROP TABLE b; --''\\\\\"']::text[]");
    }

    private static String script(PlannedStep step, Direction direction) {
        StepTask task = new StepTask(new RunId("run-00000001"), "shop", 3, step, direction);
        return StepScript.of(task, POLICY, 1, 0.5).sql();
    }
}
