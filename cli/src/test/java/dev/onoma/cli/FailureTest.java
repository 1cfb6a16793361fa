package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    private final ReplayServer server = new ReplayServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid-request, 2",
        "413, body-too-large, 2",
        "422, invalid-standard, 2",
        "422, invalid-mapping, 2",
        "404, unknown-target, 3",
        "404, unknown-table, 3",
        "403, target-forbids, 4",
        "409, already-approved, 4",
        "409, stale-plan, 4",
        "409, target-busy, 4",
        "409, wrong-stage, 4",
        "409, old-names-in-use, 4",
        "422, refused-by-plan, 4",
        "422, hazards-not-acknowledged, 4",
        "502, target-unreachable, 5",
        "502, target-login-failed, 5",
        "503, control-database-failed, 5",
        "428, confirmation-needed, 6",
        "502, target-failed, 1",
        "500, internal-error, 1",
    })
    void everyProblemHasItsExitCodeAndItsOwnWords(int status, String key, int exit) {
        server.refuses("GET /api/v1/targets/shop/findings", status, key, "What, why, and the way out.");

        Result result = Cli.at(server).run("scan", "shop");

        assertThat(result.err()).isEqualTo("onoma: What, why, and the way out.\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.exit()).isEqualTo(exit);
    }

    @Test
    void programsGetTheProblemDocument() throws IOException {
        server.refuses("GET /api/v1/targets/shpo/findings", 404, "unknown-target", "No.", "\"nearest\": [\"shop\"]");

        Result result = Cli.at(server).run("scan", "shpo", "--json");

        assertThat(new ObjectMapper().readTree(result.out()).at("/nearest/0").asText())
                .isEqualTo("shop");
        assertThat(result.err()).isEqualTo("onoma: No.\n");
        assertThat(result.exit()).isEqualTo(3);
    }

    @Test
    void thePlaceInAFileIsTold() {
        server.refuses(
                "GET /api/v1/targets/shop/findings",
                422,
                "invalid-standard",
                "Bad key.",
                "\"line\": 3",
                "\"column\": 5");

        assertThat(Cli.at(server).run("scan", "shop").err()).isEqualTo("onoma: Bad key. (line 3, column 5)\n");
    }

    @Test
    void aProblemWithoutWordsIsStillTold() {
        server.on("GET /api/v1/targets", 409, ReplayServer.PROBLEM, "{}");

        assertThat(Cli.at(server).run("targets").err()).contains("refuses with status 409");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome</html>", "", "42", "null", "{", "\"targets\""})
    void anAnswerThatIsNotAPlannersIsToldAsSuch(String body) {
        server.on("GET /api/v1/targets", 200, "text/html", body);

        Result result = Cli.at(server).run("targets");

        assertThat(result.err())
                .contains(server.url())
                .contains("not as a planner does")
                .contains("ONOMA_URL");
        assertThat(result.exit()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}]", "[42]", "[{\"name\": {}, \"environment\": \"STAGING\"}]"})
    void anAnswerOfAnotherShapeIsToldAsSuch(String body) {
        server.on("GET /api/v1/targets", body);

        Result result = Cli.at(server).run("targets");

        assertThat(result.err()).contains("cannot read").contains("same version");
        assertThat(result.exit()).isEqualTo(5);
    }

    @Test
    void aServerErrorWithoutAProblemIsToldAsSuch() {
        server.on("GET /api/v1/targets", 502, "text/html", "<h1>Bad Gateway</h1>");

        assertThat(Cli.at(server).run("targets").exit()).isEqualTo(5);
    }

    @Test
    void aProblemThatIsNoJsonIsToldAsSuch() {
        server.on("GET /api/v1/targets", 409, ReplayServer.PROBLEM, "<h1>no</h1>");

        assertThat(Cli.at(server).run("targets").exit()).isEqualTo(5);
    }

    @Test
    void noServerIsToldInOneLine() {
        String url = server.url();
        server.close();

        Result result = new Cli().with("ONOMA_URL", url).run("targets");

        assertThat(result.err())
                .startsWith("onoma: The planner at " + url)
                .contains("./onoma up")
                .hasLineCount(1);
        assertThat(result.exit()).isEqualTo(5);
    }

    @Test
    void noAddressIsToldInOneLine(@TempDir Path folder) {
        Result result = new Cli().in(folder).run("targets");

        assertThat(result.err())
                .isEqualTo("onoma: No planner is known. Start one with \"./onoma up\", or say where it is with --url or"
                        + " ONOMA_URL.\n");
        assertThat(result.exit()).isEqualTo(5);
    }

    @Test
    void theStackThatRunsIsFoundFromBelow(@TempDir Path folder) throws IOException {
        stack(folder, "{\"planner\": \"%s/\", \"validator\": \"x\"}".formatted(server.url()));
        server.on("GET /api/v1/targets", "[]");

        assertThat(new Cli()
                        .in(Files.createDirectories(folder.resolve("a/b")))
                        .run("targets")
                        .exit())
                .isZero();
        assertThat(new Cli()
                        .with("ONOMA_ROOT", folder.toString())
                        .run("targets")
                        .exit())
                .isZero();
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironment() {
        server.on("GET /api/v1/targets", "[]");

        Cli elsewhere = new Cli().with("ONOMA_URL", "http://localhost:1");

        assertThat(elsewhere.run("targets", "--url", server.url()).exit()).isZero();
        assertThat(elsewhere.run("--url", server.url(), "targets").exit()).isZero();
    }

    @Test
    void aBrokenStackFileIsTold(@TempDir Path folder) throws IOException {
        stack(folder, "{");

        Result result = new Cli().in(folder).run("targets");

        assertThat(result.err()).contains("stack.json cannot be read");
        assertThat(result.exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://localhost", "http://", "http:// x", "http://h?a=b"})
    void whatIsNoAddressIsAUsageError(String url) {
        Result result = new Cli().run("targets", "--url", url);

        assertThat(result.err()).startsWith("onoma: --url gives \"" + url + "\"");
        assertThat(result.exit()).isEqualTo(2);
    }

    private static void stack(Path folder, String content) throws IOException {
        Files.createDirectories(folder.resolve(".onoma"));
        Files.writeString(folder.resolve(".onoma/stack.json"), content);
    }
}
