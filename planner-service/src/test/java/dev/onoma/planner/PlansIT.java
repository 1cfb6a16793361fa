package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.onoma.plan.Plan;
import dev.onoma.wire.CompressedJson;
import dev.onoma.wire.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlansIT extends PlannerTest {

    @Test
    void makesTheSamePlanOfTheSameSchema() {
        Map<String, String> request = Map.of("target", "depot", "mapping", "tables: {document_types: doc_types}");
        String id = post("/plans", request)
                .statusCode(201)
                .body("steps", greaterThan(0))
                .extract()
                .path("id");
        post("/plans", request).statusCode(200).body("id", equalTo(id));
        get("/plans").statusCode(200).body("id", hasItem(id));
    }

    @Test
    void handsOutThePlanAsItsReadersReadIt() {
        String id = plan("depot");
        Plan plan = Json.read(get("/plans/" + id).statusCode(200).extract().asString(), Plan.class);
        assertThat(plan.id().value()).isEqualTo(id);
        assertThat(Json.write(plan)).isEqualTo(get("/plans/" + id).extract().asString());
    }

    @Test
    void sendsAPlanCompressedToThoseWhoAsk() throws IOException, InterruptedException {
        String id = plan("depot");
        URI address = URI.create("http://localhost:" + RestAssured.port + API + "/plans/" + id);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> plain =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
            HttpResponse<byte[]> compressed = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());

            assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(compressed.body()).hasSizeLessThan(plain.body().length / 2);
            assertThat(CompressedJson.read(Json.mapper(), compressed.body(), Plan.class))
                    .isEqualTo(CompressedJson.read(Json.mapper(), plain.body(), Plan.class));
        }
    }

    @Test
    void saysThatItsOwnDatabaseDoesNotAnswer() throws SQLException {
        PlannerServers.database("control").execute("ALTER TABLE onoma_control.plan RENAME TO mislaid");
        try {
            refused(
                    get("/plans/plan-0123456789abcdef"),
                    503,
                    "control-database-failed",
                    "SQLSTATE 42P01",
                    "look before you ask again");
        } finally {
            PlannerServers.database("control").execute("ALTER TABLE onoma_control.mislaid RENAME TO plan");
        }
    }

    @Test
    void summarisesAPlan() {
        get("/plans/" + plan("depot") + "/summary")
                .statusCode(200)
                .body("empty", equalTo(false))
                .body("operations.RenameRelation", equalTo(3))
                .body("titles.title", hasItem(containsString("inventory_items")));
    }

    @Test
    void writesAPlanAsSql() {
        String id = plan("depot");
        List<String> names =
                get("/plans/" + id + "/sql").statusCode(200).extract().path("name");
        assertThat(names).contains("forward.sql", "rollback.sql").anyMatch(name -> name.startsWith("forward/0001-"));
        get("/plans/" + id + "/sql/" + names.getFirst())
                .statusCode(200)
                .contentType("application/sql")
                .body(containsString("BEGIN;"));
        refused(get("/plans/" + id + "/sql/forwards.sql"), 404, "unknown-file", "forward.sql");
    }

    @Test
    void namesTheNearestPlans() {
        String id = plan("depot");
        refused(get("/plans/" + id.substring(0, 20)), 404, "unknown-plan", id);
    }

    @Test
    void refusesAnEmptyPlan() {
        refused(post("/plans/" + plan("empty") + "/approve", Map.of("by", "ada")), 409, "empty-plan", "empty");
    }

    @Test
    void refusesHazardsThatNobodyHasAcknowledged() {
        String id = plan("depot");
        List<String> codes = get("/plans/" + id + "/summary").extract().path("toAcknowledge.code");
        assertThat(codes).isNotEmpty();
        refused(
                        post("/plans/" + id + "/approve", Map.of("by", "ada")),
                        422,
                        "hazards-not-acknowledged",
                        codes.getFirst())
                .body("hazards", hasSize(codes.size()));
    }

    @Test
    void refusesAPlanForASchemaThatHasChanged() throws SQLException {
        String id = plan("yard");
        PlannerServers.database("yard").execute("CREATE TABLE later (id bigint PRIMARY KEY)");
        refused(
                        post("/plans/" + id + "/approve", Map.of("by", "ada", "acknowledgeAll", true)),
                        409,
                        "stale-plan",
                        "yard",
                        "new plan")
                .body("actual", org.hamcrest.Matchers.not(equalTo("")));
    }

    @Test
    void refusesToBePlannedByBothStandardAndMapping() {
        refused(
                post("/plans", Map.of("target", "depot", "standard", "{}", "mapping", "{}")),
                422,
                "invalid-value",
                "Leave one out");
    }

    @Test
    void saysWhatIsMissingFromARequest() {
        refused(post("/plans", "{}"), 422, "invalid-value", "target");
        refused(post("/plans", "{\"target\": "), 400, "invalid-request").body("line", equalTo(1));
        refused(post("/plans", "{\"target\": \"depot\", \"standrad\": \"\"}"), 400, "invalid-request", "standrad");
        refused(post("/plans", ""), 422, "invalid-value");
        refused(post("/plans", Map.of("target", "nowhere")), 502, "target-unreachable", "nowhere");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        refused(
                RestAssured.given()
                        .contentType(ContentType.TEXT)
                        .body("x")
                        .post(API + "/plans")
                        .then(),
                415,
                "unsupported-media-type");
        refused(RestAssured.given().delete(API + "/plans").then(), 405, "method-not-allowed");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        refused(
                post("/plans", Map.of("target", "depot", "standard", "#".repeat(3_000_000))),
                413,
                "body-too-large",
                "max-body-size");
    }
}
