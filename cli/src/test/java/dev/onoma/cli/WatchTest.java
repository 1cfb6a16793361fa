package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onoma.cli.Cli.Result;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

    private static final String RUN = "GET /api/v1/runs/run-12345678";
    private static final String START = "POST /api/v1/runs/run-12345678/start";
    private static final String DONE = Samples.step(
            1, "rename table a to b", "VALIDATED", "\"estimatedRows\": 12345", Samples.timing("applied", 4.25));
    private static final String WAITING = """
        "blocked": {"step": 1, "title": "rename table a to b", "attempt": 3, "since": "2026-01-02T03:04:05Z",
                    "blockers": [{"pid": 4711, "role": "web", "application": "shop", "state": "active",
                                  "transactionMillis": 1200, "relation": "a"}]}\
        """;

    private final ReplayServer server = new ReplayServer();

    @BeforeEach
    void thereIsNews() {
        // Each connection brings news and is lost then, so every report is asked for soon.
        server.on(
                "GET /api/v1/events/stream?run=run-12345678",
                200,
                ReplayServer.EVENTS,
                Samples.streamed(1, "step-applied", "{}"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLogGetsALineForEachStageStepAndWait() {
        String pending = Samples.step(1, "rename table a to b", "BLOCKED");
        server.on(RUN, Samples.run("APPROVED", 0, pending))
                .on(START, Samples.run("BASELINING", 0, pending))
                .on(RUN, Samples.run("EXPANDING", 0, pending, WAITING))
                .on(RUN, Samples.run("EXPANDING", 0, pending, WAITING))
                .on(RUN, Samples.run("SOAKING", 1, DONE));

        Result result = Cli.at(server).run("run", "run-12345678", "--watch");

        assertThat(result.out()).isEqualTo("""
            EXPANDING
              step 1 waits, attempt 3: pid 4711 shop (web) for 1,200 ms
            SOAKING
                  #  STEP                     ROWS ~    HELD ms  WAITED ms  ATTEMPTS
            ✓     1  rename table a to b      12,345        4.3       12.5         2

            run-12345678 of plan-0123456789abcdef on target shop
            SOAKING
            1 of 2 steps stand, 1 validated; clients waited 4.3 ms at most; 1.5 ms spent waiting for locks
            """);
        assertThat(result.err()).contains("Next: onoma contract run-12345678, or onoma rollback run-12345678");
        assertThat(result.exit()).isZero();
    }

    @Test
    void aTerminalHasABarThatIsReplaced() {
        String pending = Samples.step(1, "rename table a to b", "PENDING");
        server.on(RUN, Samples.run("EXPANDING", 0, pending), Samples.run("EXPANDING", 0, pending))
                .on(RUN, Samples.run("SOAKING", 1, DONE));

        Result result = Cli.at(server).typing("").run("run", "run-12345678", "--watch");

        assertThat(result.out())
                .contains("EXPANDING    ░░░░░░░░░░░░░░░░░░░░░░░░ 0/1  validated 0")
                .contains("\r\u001b[K      #  STEP")
                .contains("SOAKING      ████████████████████████ 1/1  validated 1");
        assertThat(result.exit()).isZero();
    }

    @Test
    void programsGetTheLastReportOnly() throws IOException {
        server.on(RUN, Samples.run("EXPANDING", 0, ""), Samples.run("SOAKING", 1, DONE));

        Result result = Cli.at(server).run("run", "run-12345678", "--watch", "--json");

        assertThat(new ObjectMapper().readTree(result.out()).path("stage").asText())
                .isEqualTo("SOAKING");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aStepThatWasDoneBeforeIsNotShownAgain() {
        String undone = Samples.step(
                1, "rename table a to b", "REVERTED", Samples.timing("applied", 4.25), Samples.timing("reverted", 2.0));
        server.on("POST /api/v1/runs/run-12345678/rollback", Samples.run("ROLLING_BACK", 1, DONE))
                .on(RUN, Samples.run("ROLLED_BACK", 0, undone));

        Result result = Cli.at(server).run("rollback", "run-12345678", "--watch");

        assertThat(result.out()).contains("↶     1").doesNotContain("✓");
        assertThat(result.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "run,               start,    SOAKING,        0",
        "run,               start,    ROLLED_BACK,    1",
        "run,               start,    PAUSED,         7",
        "run,               start,    NEEDS_OPERATOR, 7",
        "resume,            resume,   SOAKING,        0",
        "contract,          contract, COMPLETED,      0",
        "contract,          contract, SOAKING,        1",
        "rollback,          rollback, ROLLED_BACK,    0",
        "rollback,          rollback, NEEDS_OPERATOR, 7",
        "rollback --step 1, rollback, SOAKING,        0",
        "rollback --step 1, rollback, ROLLED_BACK,    1",
    })
    void theExitCodeSaysWhetherItCameToWhatWasAsked(String command, String request, String end, int exit) {
        server.on("POST /api/v1/runs/run-12345678/" + request, Samples.run("EXPANDING", 0, ""))
                .on(RUN, Samples.run(command.equals("run") ? "APPROVED" : end, 0, ""), Samples.run(end, 1, DONE));

        Result result = Cli.at(server).run((command + " run-12345678 --watch").split(" "));

        assertThat(result.exit()).isEqualTo(exit);
    }

    @Test
    void aFailureIsToldWhenItComes() {
        server.on(RUN, Samples.run("EXPANDING", 0, ""), Samples.run("ROLLED_BACK", 0, "", """
            "failure": {"kind": "lock-not-available", "step": 1, "message": "table a is in use.", "verdicts": []}\
            """));

        Result result = Cli.at(server).run("run", "run-12345678", "--watch");

        assertThat(result.out()).contains("✗ lock-not-available in step 1: table a is in use.");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void aPlannerThatIsAwayForAWhileIsWaitedFor() {
        server.on(RUN, Samples.run("EXPANDING", 0, ""))
                .on(RUN, 503, ReplayServer.JSON, "")
                .on(RUN, Samples.run("SOAKING", 1, DONE));

        Result result = Cli.at(server).patient(Duration.ofSeconds(20)).run("run", "run-12345678", "--watch");

        assertThat(result.err()).contains("The planner does not answer; the run goes on");
        assertThat(result.exit()).isZero();
    }

    @Test
    void aPlannerThatStaysAwayIsGivenUp() {
        server.on(RUN, Samples.run("EXPANDING", 0, "")).on(RUN, 503, ReplayServer.JSON, "");

        assertThat(Cli.at(server).run("run", "run-12345678", "--watch").exit()).isEqualTo(5);
    }

    @Test
    void aRunIsFollowedWithoutAnEventStream() {
        try (ReplayServer silent = new ReplayServer()) {
            silent.on(RUN, Samples.run("EXPANDING", 0, ""), Samples.run("SOAKING", 1, DONE));

            assertThat(Cli.at(silent).run("run", "run-12345678", "--watch").exit())
                    .isZero();
        }
    }
}
