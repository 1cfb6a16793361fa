package dev.onoma.planner;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.hamcrest.Matchers;

/** What all tests of the running planner have in common: its servers, and its API in few words. */
@WithTestResource(PlannerServers.class)
abstract class PlannerTest {

    static final String API = "/api/v1";
    static final Duration PATIENCE = Duration.ofSeconds(120);

    static ValidatableResponse get(String path, Object... parameters) {
        return given().get(API + path, parameters).then();
    }

    static ValidatableResponse post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post(API + path).then();
    }

    /** The same as somebody who may send alerts. */
    static ValidatableResponse send(String path, Object body) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + PlannerServers.ALERT_TOKEN)
                .body(body)
                .post(API + path)
                .then();
    }

    /** A refusal: a problem document of that kind that says what it is about. */
    static ValidatableResponse refused(ValidatableResponse answer, int status, String kind, String... words) {
        ValidatableResponse problem = answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", Matchers.equalTo("urn:onoma:problem:" + kind))
                .body("status", Matchers.equalTo(status))
                .body("title", Matchers.not(Matchers.blankOrNullString()))
                .body("instance", Matchers.startsWith(API));
        for (String word : words) {
            problem.body("detail", Matchers.containsString(word));
        }
        return problem;
    }

    static String plan(String target) {
        return post("/plans", Map.of("target", target)).extract().path("id");
    }

    static String approved(String plan) {
        return post("/plans/" + plan + "/approve", Map.of("by", "ada", "acknowledgeAll", true))
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse ask(String run, String action) {
        return post("/runs/" + run + "/" + action, Map.of("by", "ada"));
    }

    static void awaitStage(String run, String stage) {
        await("run " + run + " is " + stage)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/runs/" + run).extract().path("stage"), stage::equals);
    }
}
