package dev.onoma.planner;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TableRenamesIT extends PlannerTest {

    @Test
    void renamesOneTableAndBack() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.answering("wharf")) {
            String run = post("/targets/wharf/rename-table", rename("document_types", "doc_types"))
                    .statusCode(200)
                    .body("stage", equalTo("BASELINING"))
                    .extract()
                    .path("id");
            awaitStage(run, "SOAKING");
            refused(post("/targets/wharf/rename-table", rename("OrderLine", "lines")), 409, "target-busy", run);
            refused(
                    post("/targets/wharf/rollback-rename", Map.of("name", "doc_type", "by", "ada")),
                    404,
                    "unknown-table",
                    "doc_types");
            post("/targets/wharf/rollback-rename", Map.of("name", "doc_types", "by", "ada"))
                    .statusCode(200)
                    .body("id", equalTo(run));
            awaitStage(run, "ROLLED_BACK");
        }
    }

    @Test
    void namesWhatIsNotThereOrTaken() {
        refused(
                post("/targets/depot/rename-table", rename("document_type", "x")),
                404,
                "unknown-table",
                "document_type");
        refused(
                post("/targets/depot/rename-table", rename("document_types", "OrderLine")),
                422,
                "invalid-mapping",
                "OrderLine");
        refused(
                post("/targets/depot/rename-table", rename("document_types", "é".repeat(40))),
                422,
                "invalid-mapping",
                "63");
        refused(
                post("/targets/depot/rename-table", rename("document_types", "public.papers")),
                422,
                "invalid-mapping",
                "say \"papers\"");
        refused(post("/targets/live/rename-table", rename("document_types", "x")), 428, "confirmation-needed", "live");
        refused(post("/targets/depot/rename-table", rename("a.b.c", "x")), 422, "invalid-mapping", "a.b.c");
    }

    private static Map<String, Object> rename(String old, String name) {
        return Map.of("old", old, "new", name, "by", "ada", "acknowledgeAll", true);
    }
}
