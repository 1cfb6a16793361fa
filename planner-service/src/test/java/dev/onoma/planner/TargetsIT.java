package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TargetsIT extends PlannerTest {

    @Test
    void listsTargetsWithTheirEnvironment() {
        get("/targets")
                .statusCode(200)
                .body("name", hasItems("shop", "live", "nowhere"))
                .body("find { it.name == 'live' }.environment", equalTo("PRODUCTION"));
    }

    @Test
    void saysThatATargetAnswers() {
        get("/targets/shop")
                .statusCode(200)
                .body("reachability.reachable", equalTo(true))
                .body("reachability.serverVersion", startsWith("18"));
    }

    @Test
    void saysThatATargetDoesNotAnswer() {
        get("/targets/nowhere")
                .statusCode(200)
                .body("reachability.reachable", equalTo(false))
                .body("reachability.problem", startsWith("Target \"nowhere\" cannot be reached"));
    }

    @Test
    void holdsASchemaAgainstTheStandard() {
        get("/targets/wharf/findings")
                .statusCode(200)
                .body("relations", equalTo(4))
                .body("counts.RENAME", greaterThan(0))
                .body("findings.proposal", hasItem("inventory_items"));
    }

    @Test
    void holdsASchemaAgainstAStandardOfTheRequest() {
        post("/targets/wharf/scan", Map.of("standard", "exclusions: ['%']"))
                .statusCode(200)
                .body("findings.size()", equalTo(0));
    }

    @Test
    void saysWhereAStandardIsWrong() {
        refused(
                        post("/targets/wharf/scan", Map.of("standard", "rules:\n  tabel-name: warn\n")),
                        422,
                        "invalid-standard",
                        "tabel-name")
                .body("line", equalTo(2))
                .body("column", equalTo(3));
    }

    @Test
    void saysWhereAMappingIsWrong() {
        String tooLong = "x".repeat(64);
        refused(
                        post("/targets/wharf/scan", Map.of("mapping", "tables: {document_types: " + tooLong + "}")),
                        422,
                        "invalid-mapping",
                        "63")
                .body("line", equalTo(1));
    }

    @Test
    void namesTheNearestTargets() {
        refused(get("/targets/shpo"), 404, "unknown-target", "shpo", "shop").body("nearest[0]", equalTo("shop"));
    }

    @Test
    void refusesToScanWhatCannotBeReached() {
        refused(get("/targets/nowhere/findings"), 502, "target-unreachable", "nowhere", "jdbc-url");
        refused(get("/targets/locked/findings"), 502, "target-login-failed", "locked", "password");
        refused(get("/targets/forbidden/findings"), 403, "target-forbids", "forbidden", "Grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/targets",
                "/targets/nowhere",
                "/targets/locked",
                "/targets/forbidden",
                "/targets/nowhere/findings",
                "/targets/locked/findings",
                "/targets/forbidden/findings"
            })
    void tellsNoSecret(String path) {
        String body = get(path).extract().asString();
        assertThat(body).doesNotContain(PlannerServers.SECRET, "jdbc:", "localhost");
    }

    @Test
    void saysThatNothingIsThere() {
        refused(get("/target"), 404, "unknown-resource", "/target");
    }
}
