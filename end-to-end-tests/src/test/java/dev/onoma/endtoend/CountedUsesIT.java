package dev.onoma.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onoma.endtoend.site.Planner;
import dev.onoma.endtoend.site.Schemas;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With {@code old-name-uses: count}: what one statement of an old session does to contract, and what Onoma's own looks do not. */
class CountedUsesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STANDARD = "old-name-uses: count";
    private static final String PROBES = "SELECT count(*) FROM pg_proc WHERE proname LIKE 'uses\\_%'";

    @AutoClose
    private static RunningStack stack;

    private static Planner planner;

    @BeforeAll
    static void start() throws Exception {
        stack = RunningStack.start("uses", Map.of("used", Schemas.camelCase(3), "quiet", Schemas.camelCase(3)));
        planner = stack.planner();
    }

    @Test
    void anOldSessionThatUsesAnOldNameOnceIsCountedAndNamed() throws Exception {
        String before = planner.fingerprint("used");
        String run;
        try (Connection old = stack.connect("used");
                Statement client = old.createStatement()) {
            client.execute("SELECT 1");
            run = soakingRun("used");
            client.execute("SELECT count(*) FROM \"WorkAabItem\"");
            await().atMost(PATIENCE).until(() -> uses(run, "public.\"WorkAabItem\"") == 1);
        }

        Planner.Answer refusal = planner.ask(run, "contract");
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.text("detail"))
                .contains("WorkAabItem", "1 uses counted", "force")
                .doesNotContain("WorkAaaItem");

        planner.contract(run);
        planner.awaitStage(run, "COMPLETED", 1);
        assertThat(stack.number("used", PROBES)).isZero();
        assertThat(planner.get("events?run=" + run + "&type=contract-requested")
                        .body()
                        .findValuesAsText("forced"))
                .containsExactly("true");

        planner.rollBack(run);
        planner.awaitStage(run, "ROLLED_BACK", 1);
        assertThat(stack.number("used", PROBES)).isZero();
        assertThat(planner.fingerprint("used")).isEqualTo(before);
    }

    @Test
    void whatOnomaItselfLooksAtIsNoUse() throws Exception {
        String run = soakingRun("quiet");
        try (Connection modern = stack.connect("quiet");
                Statement client = modern.createStatement()) {
            await().atMost(PATIENCE).until(() -> uses(run, "public.\"WorkAaaItem\"") == 0);
            // The monitor has looked at health and catalogue since, and the validator at everything.
            client.execute("SELECT count(*) FROM work_aaa_items");
        }
        assertThat(stack.number(
                        "quiet",
                        "SELECT coalesce(sum(pg_stat_get_function_calls(oid)), 0) FROM pg_proc WHERE proname"
                                + " LIKE 'uses\\_%'"))
                .isZero();
        assertThat(planner.ask(run, "contract").status()).isEqualTo(200);
        planner.awaitStage(run, "COMPLETED", 1);
    }

    private static String soakingRun(String target) throws Exception {
        String plan = planner.post("plans", Map.of("target", target, "standard", STANDARD))
                .text("id");
        String run = planner.post("plans/" + plan + "/approve", Map.of("by", "ada", "acknowledgeAll", true))
                .text("id");
        planner.start(run);
        planner.awaitStage(run, "SOAKING", 1);
        return run;
    }

    /** How many uses of an old name are told of; -1 where it is not counted. */
    private static long uses(String run, String relation) throws Exception {
        for (JsonNode name : planner.get("runs/" + run + "/report").body().path("oldNames")) {
            if (name.path("relation").asText().equals(relation)) {
                return name.path("uses").asLong(-1);
            }
        }
        return -1;
    }
}
