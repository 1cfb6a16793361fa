package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

@QuarkusTest
class OpenApiIT extends PlannerTest {

    private static final Path CHECKED_IN = Path.of("../docs/openapi.yaml");
    private static final Path CURRENT = Path.of("target/openapi-current.yaml");

    @Test
    void checkedInDocumentIsCurrent() throws IOException {
        String current = RestAssured.get("/q/openapi?format=yaml").asString();
        Files.writeString(CURRENT, current);
        // The order of its parts is not always the same.
        assertThat(new Yaml().<Object>load(Files.readString(CHECKED_IN)))
                .as("The API has changed. If it was meant to: cp planner-service/%s docs/openapi.yaml", CURRENT)
                .isEqualTo(new Yaml().load(current));
    }

    @Test
    void documentIsShownToPeople() {
        RestAssured.get("/q/swagger-ui/").then().statusCode(200);
    }
}
