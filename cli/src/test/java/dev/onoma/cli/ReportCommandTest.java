package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final String REQUEST = "GET /api/v1/runs/run-12345678/report";

    private final ReplayServer server = new ReplayServer();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isMarkdownOnATerminal() {
        server.on(REQUEST, 200, "text/markdown;charset=UTF-8", "# Run\n\n| a |\n| \u001b[2J |\n");

        Result result = Cli.at(server).run("report", "run-12345678");

        assertThat(result.out()).isEqualTo("# Run\n\n| a |\n| \\u001b[2J |\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void isJsonForPrograms() {
        server.on(REQUEST, "{\"summary\": {\"run\": \"run-12345678\"}}");

        assertThat(Cli.at(server).run("report", "run-12345678", "--json").out()).contains("\"run\" : \"run-12345678\"");
        assertThat(Cli.at(server)
                        .run("report", "run-12345678", "--format", "json")
                        .out())
                .contains("\"run\" : \"run-12345678\"");
    }

    @Test
    void isWrittenInTheFormatOfTheFile() throws IOException {
        server.on(REQUEST, 200, "text/html;charset=UTF-8", "<!DOCTYPE html>\n<html>é</html>\n");
        Path file = folder.resolve("run.html");

        Result result = Cli.at(server).run("report", "run-12345678", "-o", file.toString());

        assertThat(file).hasContent("<!DOCTYPE html>\n<html>é</html>\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Written to " + file);
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void aFileThatCannotBeWrittenIsAMistakeOfTheCommandLine() {
        server.on(REQUEST, 200, "text/markdown", "# Run\n");

        Result result = Cli.at(server)
                .run(
                        "report",
                        "run-12345678",
                        "-o",
                        folder.resolve("no/such.md").toString());

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("cannot be written", "-o");
    }

    @Test
    void anotherMediaTypeIsNoReport() {
        server.on(REQUEST, 200, "text/html", "<html>a proxy's page</html>");

        assertThat(Cli.at(server).run("report", "run-12345678").exit()).isEqualTo(5);
    }

    @Test
    void aRunThatIsNotThereIsNotFound() {
        server.refuses(REQUEST, 404, "unknown-run", "There is no run.");

        Result result = Cli.at(server).run("report", "run-12345678");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("There is no run.");
    }
}
