package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.cli.Cli.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangingCommandsTest {

    private static final String START = "POST /api/v1/runs/run-12345678/start";
    private static final String NOT_CONFIRMED = "Target shop is production, and to start a run changes it.";

    private final ReplayServer server = new ReplayServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anApprovalNamesTheRunAndWhoGaveIt() {
        server.on("POST /api/v1/plans/plan-0123456789abcdef/approve", Samples.run("APPROVED", 0, ""));

        Result result = Cli.at(server)
                .run("approve", "plan-0123456789abcdef", "--acknowledge", "a:b", "--acknowledge", "c", "--by", "ann");

        assertThat(server.last().body())
                .isEqualTo("{\"by\":\"ann\",\"acknowledged\":[\"a:b\",\"c\"],\"acknowledgeAll\":false}");
        assertThat(result.out()).isEqualTo("plan-0123456789abcdef is approved as run-12345678.\n");
        assertThat(result.err()).isEqualTo("Next: onoma run run-12345678 --watch\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void hazardsThatWaitAreListedWithTheirCodes() {
        server.refuses(
                "POST /api/v1/plans/plan-0123456789abcdef/approve",
                422,
                "hazards-not-acknowledged",
                "The plan has 1 hazard that nobody has acknowledged.",
                "\"hazards\": [{\"code\": \"publication:x\", \"level\": \"ACKNOWLEDGE\", \"message\": \"Subscribers"
                        + " stop.\"}]");

        Result result = Cli.at(server).run("approve", "plan-0123456789abcdef");

        assertThat(result.err()).isEqualTo("""
            onoma: The plan has 1 hazard that nobody has acknowledged.
            CODE           HAZARD
            publication:x  Subscribers stop.
            Read them, then give each code with --acknowledge, or --acknowledge-all.
            """);
        assertThat(result.out()).isEmpty();
        assertThat(result.exit()).isEqualTo(4);
    }

    @Test
    void theOperatorIsTheUserOfTheSystem() {
        server.on("POST /api/v1/runs/run-12345678/pause", Samples.run("PAUSED", 1, ""));

        Result result = Cli.at(server).run("pause", "run-12345678", "--reason", "lunch");

        assertThat(server.last().body())
                .isEqualTo("{\"by\":\"%s\",\"reason\":\"lunch\"}".formatted(System.getProperty("user.name")));
        assertThat(result.out()).contains("PAUSED");
        assertThat(result.exit()).isZero();
    }

    @Test
    void aTargetIsReleased() {
        server.on("POST /api/v1/targets/shop/release", "{\"target\": \"shop\", \"runs\": [\"run-12345678\"]}");

        Result result = Cli.at(server).run("release", "shop", "--by", "ann");

        assertThat(server.last().body()).isEqualTo("{\"by\":\"ann\"}");
        assertThat(result.out()).contains("released", "run-12345678");
        assertThat(result.exit()).isZero();
    }

    @Test
    void aPausedRunGoesOn() {
        server.on("POST /api/v1/runs/run-12345678/resume", Samples.run("EXPANDING", 1, ""));

        Result result = Cli.at(server).run("resume", "run-12345678", "--by", "ann");

        assertThat(server.last().body()).isEqualTo("{\"by\":\"ann\"}");
        assertThat(result.err()).isEqualTo("Follow it: onoma run run-12345678 --watch\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void contractCanBeForced() {
        server.on("POST /api/v1/runs/run-12345678/contract", Samples.run("CONTRACTING", 1, ""));

        assertThat(Cli.at(server)
                        .run("contract", "run-12345678", "--force", "--by", "ann")
                        .exit())
                .isZero();

        assertThat(server.last().body()).isEqualTo("{\"force\":true,\"by\":\"ann\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                 | {'scope':'all','by':'ann'}",
                "--all            | {'scope':'all','by':'ann'}",
                "--phase contract | {'scope':'contract','by':'ann'}",
                "--step 7         | {'scope':'step','step':7,'by':'ann'}",
            })
    void aRollbackSaysHowMuch(String options, String body) {
        server.on("POST /api/v1/runs/run-12345678/rollback", Samples.run("ROLLING_BACK", 1, ""));

        Result result = Cli.at(server)
                .run(("rollback run-12345678 --by ann " + (options == null ? "" : options))
                        .strip()
                        .split(" "));

        assertThat(server.last().body()).isEqualTo(body.replace('\'', '"'));
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--all --step 1", "--phase expand", "--step one"})
    void aRollbackOfSomethingElseIsAUsageError(String options) {
        Result result = Cli.at(server).run(("rollback run-12345678 " + options).split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTableIsRenamedAtOnce() {
        server.on("POST /api/v1/targets/my%20shop/rename-table", Samples.run("BASELINING", 0, ""));

        Result result = Cli.at(server)
                .run("rename-table", "my shop", "Order \"1\"", "orders", "--by", "ann", "--acknowledge-all");

        assertThat(server.last().body())
                .isEqualTo(
                        "{\"old\":\"Order"
                                + " \\\"1\\\"\",\"new\":\"orders\",\"acknowledged\":[],\"acknowledgeAll\":true,\"by\":\"ann\"}");
        assertThat(result.exit()).isZero();
    }

    @Test
    void theRenameOfATableIsUndone() {
        server.on("POST /api/v1/targets/shop/rollback-rename", Samples.run("ROLLING_BACK", 1, ""));

        assertThat(Cli.at(server)
                        .run("rollback-rename", "shop", "orders", "--by", "ann")
                        .exit())
                .isZero();

        assertThat(server.last().body()).isEqualTo("{\"name\":\"orders\",\"by\":\"ann\"}");
    }

    @Test
    void aPlanStandsForItsRun() {
        server.on("GET /api/v1/runs", "[" + Samples.listed("APPROVED", 0) + "]")
                .on(START, Samples.run("BASELINING", 0, ""));

        assertThat(Cli.at(server).run("run", "plan-0123456789abcdef").exit()).isZero();
    }

    @Test
    void aPlanWithoutARunIsToBeApprovedFirst() {
        server.on("GET /api/v1/runs", "[]");

        Result result = Cli.at(server).run("run", "plan-0123456789abcdef");

        assertThat(result.err()).contains("onoma approve plan-0123456789abcdef");
        assertThat(result.exit()).isEqualTo(3);
    }

    @Test
    void productionAsksForItsNameOnATerminal() {
        needsConfirmation().on(START, Samples.run("BASELINING", 0, ""));

        Result result = Cli.at(server).typing("shop").run("run", "run-12345678", "--by", "ann");

        assertThat(result.err()).startsWith("Target \"shop\" is production. Type its name to go on: ");
        assertThat(server.last().body()).isEqualTo("{\"by\":\"ann\",\"confirm\":\"shop\"}");
        assertThat(result.exit()).isZero();
    }

    @Test
    void anotherNameChangesNothing() {
        needsConfirmation();

        Result result = Cli.at(server).typing("shpo").run("run", "run-12345678");

        assertThat(result.err()).contains("\"shpo\" is not the name of the target \"shop\": nothing was changed.");
        assertThat(server.requests()).hasSize(1);
        assertThat(result.exit()).isEqualTo(6);
    }

    @Test
    void withoutATerminalTheNameIsAnOption() {
        needsConfirmation();

        Result result = Cli.at(server).run("run", "run-12345678");

        assertThat(result.err()).contains("give it with --confirm shop");
        assertThat(result.exit()).isEqualTo(6);
    }

    @Test
    void aWrongNameInTheOptionIsNotAskedForAgain() {
        needsConfirmation();

        Result result = Cli.at(server).typing("shop").run("run", "run-12345678", "--confirm", "shpo");

        assertThat(result.err()).isEqualTo("onoma: " + NOT_CONFIRMED + "\n");
        assertThat(result.exit()).isEqualTo(6);
    }

    private ReplayServer needsConfirmation() {
        return server.refuses(START, 428, "confirmation-needed", NOT_CONFIRMED, "\"target\": \"shop\"");
    }
}
