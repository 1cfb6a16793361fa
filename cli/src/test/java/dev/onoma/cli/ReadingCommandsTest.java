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

class ReadingCommandsTest {

    private static final String SCAN = """
        {"target": "shop", "fingerprint": "aa11bb22cc33dd44", "serverVersion": 180006, "relations": 60,
         "counts": {"RENAME": 1, "WARN": 1, "DECISION": 1},
         "findings": [
           {"kind": "table", "object": "table public.\\"Order\\"", "rule": "table-plural", "level": "RENAME",
            "proposal": "orders", "message": "Use the plural."},
           {"kind": "column", "object": "column public.\\"Order\\".\\"日本\\"", "rule": "column-case", "level": "WARN",
            "proposal": "nihon", "message": "Use snake case."},
           {"kind": "table", "object": "table public.\\"user\\"", "rule": "reserved", "level": "DECISION",
            "message": "table public.\\"user\\": users is taken."}]}
        """;

    private final ReplayServer server = new ReplayServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void targetsAreListed() {
        server.on("GET /api/v1/targets", """
            [{"name": "shop", "environment": "PRODUCTION", "activeRun": "run-12345678", "activeStage": "SOAKING"},
             {"name": "crm", "environment": "STAGING"}]
            """);

        Result result = Cli.at(server).run("targets");

        assertThat(result.out()).isEqualTo("""
            TARGET  ENVIRONMENT  RUN           STAGE
            shop    production   run-12345678  SOAKING
            crm     staging      –             –
            """);
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void noTargetIsSaidSo() {
        server.on("GET /api/v1/targets", "[]");

        assertThat(Cli.at(server).run("targets").out()).contains("No target is configured");
    }

    @Test
    void aTargetThatDoesNotAnswerIsAnExitCode() {
        server.on("GET /api/v1/targets/shop", """
            {"name": "shop", "environment": "STAGING",
             "reachability": {"reachable": false, "problem": "localhost:1 refuses connections. Start it."}}
            """);

        Result result = Cli.at(server).run("targets", "shop");

        assertThat(result.out()).contains("localhost:1 refuses connections. Start it.");
        assertThat(result.exit()).isEqualTo(5);
    }

    @Test
    void aTargetThatAnswersSaysItsVersion() {
        server.on("GET /api/v1/targets/shop", """
            {"name": "shop", "environment": "STAGING", "reachability": {"reachable": true, "serverVersion": "18.6"}}
            """);

        assertThat(Cli.at(server).run("targets", "shop").out()).contains("It answers: PostgreSQL 18.6");
    }

    @Test
    void findingsStandUnderEachOther() {
        server.on("GET /api/v1/targets/shop/findings", SCAN);

        Result result = Cli.at(server).run("scan", "shop");

        // The two wide characters take four cells, so that the columns after them stay aligned.
        assertThat(result.out()).isEqualTo("""
            LEVEL     OBJECT                        PROPOSAL  RULE
            rename    table public."Order"          orders    table-plural
            warn      column public."Order"."日本"  nihon     column-case
            decision  table public."user"           –         reserved

            - column public."Order"."日本": Use snake case.
            ! table public."user": users is taken.

            shop with 60 relations: 1 to rename, 1 warning, 1 decision open (fingerprint aa11bb22cc33)
            """);
        assertThat(result.exit()).isZero();
    }

    @Test
    void aStandardIsSentAlong(@TempDir Path folder) throws IOException {
        Path standard = Files.writeString(folder.resolve("standard.yaml"), "version: 1\n# ünïcode\n");
        server.on("POST /api/v1/targets/shop/scan", SCAN);

        assertThat(Cli.at(server)
                        .run("scan", "shop", "--standard", standard.toString())
                        .exit())
                .isZero();
        assertThat(new ObjectMapper()
                        .readTree(server.last().body())
                        .path("standard")
                        .asText())
                .isEqualTo("version: 1\n# ünïcode\n");
    }

    @Test
    void aStandardThatIsMissingIsAUsageError(@TempDir Path folder) {
        Result result = Cli.at(server)
                .run("scan", "shop", "--standard", folder.resolve("no.yaml").toString());

        assertThat(result.err()).startsWith("onoma: There is no file ").contains("no.yaml");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aStandardThatIsNoTextIsAUsageError(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("standard.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        Result result = Cli.at(server).run("scan", "shop", "--standard", binary.toString());

        assertThat(result.err()).contains("is no text in UTF-8");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void programsGetTheAnswerItselfAndNothingElse() throws IOException {
        server.on("GET /api/v1/targets/shop/findings", SCAN);

        Result result = Cli.at(server).run("scan", "shop", "--json");

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(result.out())).isEqualTo(json.readTree(SCAN));
        assertThat(result.out()).as("JSON is ASCII, whatever the locale").isASCII();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aPlanIsShownWithAllThatMatters() {
        server.on("GET /api/v1/plans/plan-0123456789abcdef/summary", Samples.PLAN);

        Result result = Cli.at(server).run("show", "plan-0123456789abcdef");

        assertThat(result.out()).isEqualTo("""
            #  PHASE     STEP
            1  expand    rename table public."Order" to orders
            2  contract  drop view public."Order"

            Left out
              table public."Secret": It has column grants and row security.

            ! table public."user": users is taken: decide with an override.

            Good to know
              serial:public.orders: pg_get_serial_sequence gives NULL.

            To acknowledge
              publication:public.orders:pub: Subscribers stop.

            plan-0123456789abcdef for target shop: 2 steps (1 expand, 1 contract), 1 hazard to acknowledge (fingerprint aa11bb22cc33)
            """);
    }

    @Test
    void runsAreListed() {
        server.on("GET /api/v1/runs", "[" + Samples.listed("SOAKING", 1) + "]");

        assertThat(Cli.at(server).run("show").out()).isEqualTo("""
            RUN           PLAN                   TARGET  STAGE    STEPS
            run-12345678  plan-0123456789abcdef  shop    SOAKING    1/2
            """);
    }

    @Test
    void noRunIsSaidSo() {
        server.on("GET /api/v1/runs", "[]");

        assertThat(Cli.at(server).run("show").out()).isEqualTo("No plan was approved yet.\n");
    }

    @Test
    void aRunIsShownStepByStep() {
        String steps = Samples.step(1, "rename table a to b", "VALIDATED", Samples.timing("applied", 4.25)) + ","
                + Samples.step(2, "drop view a", "FAILED");
        server.on("GET /api/v1/runs/run-12345678", Samples.run("NEEDS_OPERATOR", 1, steps, """
            "failure": {"kind": "lock-not-available", "step": 2, "title": "drop view a", "sqlState": "55P03",
                        "message": "view a is in use.", "verdicts": []},
            "blocked": {"step": 2, "title": "drop view a", "attempt": 3, "since": "2026-01-02T03:04:05Z",
                        "blockers": [{"pid": 4711, "role": "web", "application": "shop", "state": "active",
                                      "transactionMillis": 1200, "relation": "a"}]}\
            """));

        assertThat(Cli.at(server).run("show", "run-12345678").out()).isEqualTo("""
            #  PHASE     STEP                 STATE      ROWS ~  HELD ms  WAITED ms  ATTEMPTS
            1  expand    rename table a to b  validated       –      4.3       12.5         2
            2  contract  drop view a          failed          –        –          –         –

            run-12345678 of plan-0123456789abcdef on target shop
            NEEDS_OPERATOR
            1 of 2 steps stand, 1 validated; clients waited 4.3 ms at most; 1.5 ms spent waiting for locks
            step 2 waits, attempt 3: pid 4711 shop (web) for 1,200 ms
            lock-not-available in step 2: view a is in use.
            """);
    }

    @Test
    void oldNamesThatAreOnlySampledAreNotProvenUnused() {
        server.on("GET /api/v1/runs/run-12345678", soakingWith(1, 2));

        assertThat(Cli.at(server).run("show", "run-12345678").out())
                .contains("The use of 2 old names is sampled and not counted: they are not proven unused");
    }

    @Test
    void oldNamesThatAreCountedNeedNoWords() {
        server.on("GET /api/v1/runs/run-12345678", soakingWith(3, 0));

        assertThat(Cli.at(server).run("show", "run-12345678").out()).doesNotContain("sampled");
    }

    private static String soakingWith(int counted, int sampled) {
        String names = "\"oldNames\": {\"counted\": %d, \"sampled\": %d}".formatted(counted, sampled);
        return Samples.run("SOAKING", 1, "", names);
    }

    @Test
    void whatIsNeitherPlanNorRunIsAUsageError() {
        Result result = Cli.at(server).run("show", "orders");

        assertThat(result.err()).contains("\"orders\" is neither a plan nor a run");
        assertThat(result.exit()).isEqualTo(2);
    }
}
