package dev.onoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.cli.Cli.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagnoseCommandTest {

    private static final String REQUEST = "GET /api/v1/targets/shop/diagnosis";

    private final ReplayServer server = new ReplayServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsATableForEachQuestion() {
        server.on(REQUEST, """
            {"target": "shop", "serverVersion": "18.6", "at": "2026-01-02T03:04:05Z", "databaseBytes": 10485760,
             "activeRun": {"id": "run-12345678", "stage": "EXPANDING", "applied": 3, "total": 12},
             "runs": [{"id": "run-12345678", "status": "open", "epoch": 1, "openedBy": "ada",
                       "openedAt": "2026-01-02T03:04:05Z", "standing": 3}],
             "waiting": [{"pid": 11, "role": "app", "application": "checkout", "mode": "AccessShareLock", "object": "public.orders",
                          "waitedMillis": 1500.25, "blockedBy": [{"pid": 12, "role": "batch", "state": "idle in transaction"}]}],
             "locks": [{"object": "public.orders", "mode": "AccessExclusiveLock", "pid": 12, "role": "batch",
                        "state": "idle in transaction", "transactionMillis": 4000}],
             "transactions": [{"pid": 12, "role": "batch", "state": "idle in transaction", "millis": 4000}],
             "progress": [{"pid": 13, "kind": "CREATE INDEX", "object": "public.items", "phase": "building index", "percent": 41.6}],
             "unusedIndexes": [{"index": "public.items_note", "table": "public.items", "bytes": 8192}],
             "tables": [{"object": "public.orders\\u001b[2J", "bytes": 1572864, "estimatedRows": 1200, "deadRows": 0}],
             "slots": [{"name": "onoma_shop", "plugin": "pgoutput", "active": true, "walStatus": "reserved", "retainedBytes": 512}],
             "problems": ["The role is not told what sessions of other roles do."]}
            """);

        Result result = Cli.at(server).run("diagnose", "shop");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("""
            shop: PostgreSQL 18.6, 10.0 MiB
            run-12345678 holds it: EXPANDING, 3 of 12 steps stand

            Migrations
            RUN IN THE LEDGER  STATUS  STEPS STANDING  OPENED BY  OUTCOME
            run-12345678       open                 3  ada        –

            Waiting
            PID  WHO WAITS       FOR            MODE              ms  BLOCKED BY
             11  checkout (app)  public.orders  AccessShare  1,500.3  12 batch, idle in transaction

            Locks
            LOCKED         MODE             PID  BY     STATE                     ms
            public.orders  AccessExclusive   12  batch  idle in transaction  4,000.0

            Open transactions
            PID  WHO    STATE                     ms
             12  batch  idle in transaction  4,000.0

            Progress
            PID  WORK          ON            PHASE           DONE
             13  CREATE INDEX  public.items  building index  42 %

            Replication slots
            SLOT        PLUGIN    ACTIVE  LOG        KEPT
            onoma_shop  pgoutput  yes     reserved  512 B

            Sizes
            LARGEST TABLES             SIZE  INDEXES   ROWS  DEAD
            public.orders\\u001b[2J  1.5 MiB   locked  1,200     0

            Not used by any query
            INDEX              TABLE            SIZE
            public.items_note  public.items  8.0 KiB
            ! The role is not told what sessions of other roles do.
            """);
    }

    @Test
    void aHealthyTargetHasLittleToTell() {
        server.on(REQUEST, "{\"target\": \"shop\", \"serverVersion\": \"18.6\", \"databaseBytes\": 900}");

        assertThat(Cli.at(server).run("diagnose", "shop").out()).isEqualTo("""
            shop: PostgreSQL 18.6, 900 B
            No run holds it.
            """);
        assertThat(Cli.at(server).run("diagnose", "shop", "--json").out()).contains("\"databaseBytes\" : 900");
    }

    @Test
    void aTargetThatIsAwayIsUnreachable() {
        server.refuses(REQUEST, 502, "target-unreachable", "Target shop cannot be reached.");

        assertThat(Cli.at(server).run("diagnose", "shop").exit()).isEqualTo(5);
    }
}
