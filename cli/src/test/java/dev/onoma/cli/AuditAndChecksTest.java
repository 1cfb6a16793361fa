package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.cli.Cli.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditAndChecksTest {

    private static final String REPORT = """
        {"run": "run-12345678", "target": "shop", "plan": "plan-0123456789abcdef", "epoch": 1, "stage": "%s",
         "standing": [1], "startedAt": "2026-01-02T03:04:05Z", "millis": 120.5, "fingerprint": "aa", "baselineFingerprint": "bb",
         "passed": %s, "checks": [
           {"check": "objects", "outcome": "PASSED", "looked": 60, "summary": "60 tables", "millis": 3.1},
           {"check": "foreign-keys", "outcome": "%s", "looked": 70, "summary": "70 foreign keys", "millis": 20,
            "verdicts": [%s]}]}
        """;
    private static final String ORPHAN = """
        {"check": "foreign-keys", "outcome": "FAILED", "object": "fk_a", "message": "2 rows point nowhere.", "samples": ["id=7"]}\
        """;

    private final ReplayServer server = new ReplayServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUnbrokenLogIsProved() {
        server.on("GET /api/v1/audit/verify", "{\"unbroken\": true, \"entries\": 1234, \"head\": \"00ff\"}");

        Result result = Cli.at(server).run("audit", "verify");

        assertThat(result.out()).isEqualTo("Unbroken: 1,234 events, the last hash is 00ff\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void aBrokenLogIsAFailure() {
        server.on("GET /api/v1/audit/verify", """
            {"unbroken": false, "entries": 6, "brokenAt": 7, "reason": "its hash is another one"}\
            """);

        Result result = Cli.at(server).run("audit", "verify");

        assertThat(result.out()).contains("Broken at event 7: its hash is another one.");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void auditNeedsACommand() {
        Result result = Cli.at(server).run("audit");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Missing required subcommand");
    }

    @Test
    void checksAreShownWithWhatIsWrong() {
        server.on(
                "GET /api/v1/reports/run-12345678",
                "[" + REPORT.formatted("AFTER_EXPAND", true, "PASSED", "") + ","
                        + REPORT.formatted("AFTER_CONTRACT", false, "FAILED", ORPHAN) + "]");

        Result result = Cli.at(server).run("checks", "run-12345678");

        assertThat(result.out()).isEqualTo("""
            run-12345678 on target shop, after expand: passed in 120.5 ms
            CHECK         OUTCOME  LOOKED AT          ms
            objects       passed   60 tables         3.1
            foreign-keys  passed   70 foreign keys  20.0

            run-12345678 on target shop, after contract: failed in 120.5 ms
            CHECK         OUTCOME  LOOKED AT          ms
            objects       passed   60 tables         3.1
            foreign-keys  failed   70 foreign keys  20.0
            ✗ foreign-keys, fk_a: 2 rows point nowhere.
                id=7

            """);
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void theValidatorCanBeNamed() {
        server.on("GET /api/v1/reports/run-12345678", "[" + REPORT.formatted("AFTER_EXPAND", true, "PASSED", "") + "]");

        assertThat(new Cli()
                        .run("checks", "run-12345678", "--validator", server.url(), "--json")
                        .exit())
                .isZero();
    }

    @Test
    void noReportIsNotFound() {
        server.refuses(
                "GET /api/v1/reports/run-12345678", 404, "unknown-report", "There is no report on run-12345678.");

        assertThat(Cli.at(server).run("checks", "run-12345678").exit()).isEqualTo(3);
    }
}
