package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request of every command is one that the planner's OpenAPI document describes. */
class DocumentedApiTest {

    private final ReplayServer server = new ReplayServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "targets",
                "targets shop",
                "scan shop",
                "scan shop --standard README.md",
                "plan shop",
                "show",
                "show plan-0123456789abcdef",
                "show run-12345678",
                "approve plan-0123456789abcdef",
                "run run-12345678",
                "pause run-12345678",
                "resume run-12345678",
                "contract run-12345678",
                "rollback run-12345678",
                "release shop",
                "report run-12345678",
                "diagnose shop",
                "events",
                "audit verify",
                "rename-table shop a b",
                "rollback-rename shop a",
            })
    void everyRequestIsDocumented(String command) throws IOException {
        Cli.at(server).run(command.split(" "));

        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> assertThat(documented())
                        .anySatisfy(documented -> assertThat(request.line()).matches(documented)));
    }

    /** Each as a pattern of a request line. */
    private static List<String> documented() throws IOException {
        List<String> requests = new ArrayList<>();
        String path = "";
        for (String line : Files.readAllLines(Path.of("..", "docs", "openapi.yaml"))) {
            if (line.matches(" {2}/\\S+:")) {
                path = line.strip().replace(":", "").replaceAll("\\{[^}]+}", "[^/?]+");
            } else if (!path.isEmpty() && line.matches(" {4}(get|post):")) {
                requests.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path + "(\\?.*)?");
            }
        }
        return requests;
    }
}
