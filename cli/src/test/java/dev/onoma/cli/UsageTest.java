package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.cli.Cli.Result;
import dev.onoma.cli.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @Test
    void theLaunchersExitCodesAreLeftToIt() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7)
                .doesNotContain(69, 70);
    }

    @Test
    void theReadmeTellsEveryExitCode() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(ExitCode.values())
                .allSatisfy(
                        code -> assertThat(readme).contains("| %d | %s |".formatted(code.number(), code.meaning())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "targets",
                "scan",
                "plan",
                "show",
                "approve",
                "run",
                "pause",
                "resume",
                "rollback",
                "contract",
                "release",
                "report",
                "checks",
                "diagnose",
                "events",
                "audit verify",
                "rename-table",
                "rollback-rename",
                "version"
            })
    void everyCommandExplainsItselfAndItsExitCodes(String command) {
        Result result = new Cli().run((command + " --help").split(" "));

        assertThat(result.out())
                .contains("Usage: onoma " + command)
                .contains("--json")
                .contains("--url")
                .contains("Exit codes:")
                .containsPattern("7 +The run waits for somebody")
                .doesNotContain("\u001b");
        assertThat(result.exit()).isZero();
    }

    @Test
    void helpListsTheCommands() {
        Result result = new Cli().run("help");

        assertThat(result.out()).contains("rollback-rename").contains("Exit codes:");
        assertThat(result.exit()).isZero();
    }

    @Test
    void helpIsColouredWhereThatIsWanted() {
        assertThat(new Cli().coloured().run("help").out()).contains("\u001b[");
    }

    @Test
    void nothingIsAUsageError() {
        Result result = new Cli().run();

        assertThat(result.err()).isEqualTo("onoma: Missing required subcommand\nTry: onoma --help\n");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void aSlipOfThePenGetsASuggestion() {
        Result result = new Cli().run("rolback", "run-1");

        assertThat(result.err()).contains("rolback").contains("rollback");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void aMissingArgumentIsNamed() {
        Result result = new Cli().run("scan");

        assertThat(result.err()).isEqualTo("""
            onoma: Missing required parameter: 'TARGET'
            Try: onoma scan --help
            """);
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void theVersionIsSaidWithoutAServer() {
        assertThat(new Cli().run("version").out()).startsWith("onoma ");
        assertThat(new Cli().run("version", "--json").out()).startsWith("{\"version\":");
    }
}
