package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    private static final String SQL = "GET /api/v1/plans/plan-0123456789abcdef/sql";

    private final ReplayServer server = new ReplayServer().on("POST /api/v1/plans", Samples.PLAN);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPlanIsMadeOfTheTargetsOwnStandard() {
        Result result = Cli.at(server).run("plan", "shop");

        assertThat(server.last().body()).isEqualTo("{\"target\":\"shop\"}");
        assertThat(result.out()).contains("rename table public.\"Order\" to orders");
        assertThat(result.err()).isEqualTo("Next: onoma approve plan-0123456789abcdef\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void aMappingIsSentAlong() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "tables: {}");

        Cli.at(server).run("plan", "shop", "--mapping", mapping.toString());

        assertThat(server.last().body()).isEqualTo("{\"target\":\"shop\",\"mapping\":\"tables: {}\"}");
    }

    @Test
    void anEmptyPlanSaysSo() {
        try (ReplayServer other = new ReplayServer().on("POST /api/v1/plans", Samples.EMPTY_PLAN)) {
            Result result = Cli.at(other).run("plan", "shop");

            assertThat(result.out()).startsWith("plan-0000000000000000 is empty: nothing of target shop");
            assertThat(result.err()).isEmpty();
            assertThat(result.exit()).isZero();
        }
    }

    @Test
    void theSqlIsWrittenToFiles() throws IOException {
        server.on(SQL, """
            [{"name": "forward/0001-rename.sql", "content": "BEGIN; -- ü\\nCOMMIT;\\n"},
             {"name": "rollback/0001-rename.sql", "content": "-- back\\n"},
             {"name": "forward.sql", "content": "-- all\\n"}]
            """);
        Path output = folder.resolve("made/sql");

        Result result = Cli.at(server).run("plan", "shop", "-o", output.toString());

        assertThat(output.resolve("forward/0001-rename.sql")).hasContent("BEGIN; -- ü\nCOMMIT;\n");
        assertThat(output.resolve("rollback/0001-rename.sql")).hasContent("-- back\n");
        assertThat(output.resolve("forward.sql")).hasContent("-- all\n");
        assertThat(result.out()).contains("3 files written to " + output);
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");

        Result result = Cli.at(server).run("plan", "shop", "-o", folder.toString());

        assertThat(result.err()).contains("is not empty").contains("--force");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void forceReplacesTheStepsOfAnEarlierPlanAndNothingElse() throws IOException {
        Files.createDirectories(folder.resolve("forward"));
        Files.writeString(folder.resolve("forward/0009-earlier.sql"), "-- earlier");
        Files.writeString(folder.resolve("mine.sql"), "mine");
        server.on(SQL, "[{\"name\": \"forward/0001-rename.sql\", \"content\": \"-- now\"}]");

        assertThat(Cli.at(server)
                        .run("plan", "shop", "-o", folder.toString(), "--force")
                        .exit())
                .isZero();

        assertThat(folder.resolve("forward/0009-earlier.sql")).doesNotExist();
        assertThat(folder.resolve("forward/0001-rename.sql")).hasContent("-- now");
        assertThat(folder.resolve("mine.sql")).hasContent("mine");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Result result = Cli.at(server).run("plan", "shop", "-o", file.toString(), "--force");

        assertThat(result.err()).contains("is no folder");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void noFileIsWrittenOutsideTheFolder() {
        server.on(SQL, "[{\"name\": \"../outside.sql\", \"content\": \"-- x\"}]");
        Path output = folder.resolve("inside");

        Result result = Cli.at(server).run("plan", "shop", "-o", output.toString());

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).contains("../outside.sql");
        assertThat(folder.resolve("outside.sql")).doesNotExist();
    }
}
