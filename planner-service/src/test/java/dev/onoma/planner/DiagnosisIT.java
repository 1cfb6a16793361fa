package dev.onoma.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.onoma.embedded.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiagnosisIT extends PlannerTest {

    private static final String HIDDEN = "Ada Lovelace";

    @Test
    void findsUnusedIndexesAndSizes() throws SQLException {
        PlannerServers.database("pier").execute("""
                CREATE TABLE IF NOT EXISTS ledgers (id bigint PRIMARY KEY, note text);
                INSERT INTO ledgers SELECT n, 'x' FROM generate_series(1, 1000) n ON CONFLICT DO NOTHING;
                CREATE INDEX IF NOT EXISTS ledgers_note ON ledgers (note);
                ANALYZE ledgers;
                """);
        get("/targets/pier/diagnosis")
                .statusCode(200)
                .body("serverVersion", startsWith("18"))
                .body("databaseBytes", greaterThan(1_000_000))
                .body("at", notNullValue())
                .body("problems", empty())
                .body("unusedIndexes.index", hasItem("public.ledgers_note"))
                .body("unusedIndexes.index", not(hasItem("public.ledgers_pkey")))
                .body("tables.find { it.object == 'public.ledgers' }.estimatedRows", equalTo(1000))
                .body("tables.find { it.object == 'public.ledgers' }.indexBytes", greaterThan(0));
    }

    @Test
    void saysWhoBlocksWhomAndWaitsForNobody() throws SQLException, InterruptedException {
        PlannerServers.database("pier").execute("CREATE TABLE IF NOT EXISTS jams (id bigint PRIMARY KEY, name text)");
        try (Connection holder = connect("batch");
                Connection waiter = connect("checkout");
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("LOCK TABLE jams IN ACCESS EXCLUSIVE MODE");
            Thread waiting = Thread.startVirtualThread(() -> read(waiter));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> get("/targets/pier/diagnosis")
                            .statusCode(200)
                            .body("waiting.findAll { it.application == 'checkout' }", hasSize(1)));

            String document = get("/targets/pier/diagnosis")
                    .body("problems", empty())
                    .body("waiting.find { it.application == 'checkout' }.object", equalTo("public.jams"))
                    .body("waiting.find { it.application == 'checkout' }.blockedBy[0].application", equalTo("batch"))
                    .body(
                            "waiting.find { it.application == 'checkout' }.blockedBy[0].state",
                            equalTo("idle in transaction"))
                    .body("locks.find { it.object == 'public.jams' }.mode", equalTo("AccessExclusiveLock"))
                    .body("tables.find { it.object == 'public.jams' }.indexBytes", nullValue())
                    .extract()
                    .asString();
            assertThat(document).doesNotContain(HIDDEN, PlannerServers.SECRET, "SELECT");

            holder.rollback();
            waiting.join();
        }
    }

    @Test
    void namesTheRunThatHoldsTheTarget() throws InterruptedException {
        try (ScriptedPeer peer = ScriptedPeer.listening("pier")) {
            String run = approved(plan("pier"));
            ask(run, "start").statusCode(200);
            get("/targets/pier/diagnosis")
                    .body("activeRun.id", equalTo(run))
                    .body("activeRun.stage", equalTo("BASELINING"))
                    .body("activeRun.applied", equalTo(0))
                    .body("activeRun.total", greaterThan(0))
                    .body("runs", empty());
        }
    }

    @Test
    void saysWhyATargetCannotBeLookedAt() {
        refused(get("/targets/nowhere/diagnosis"), 502, "target-unreachable", "nowhere");
        refused(get("/targets/pire/diagnosis"), 404, "unknown-target", "pier");
    }

    private static void read(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM jams WHERE name = '" + HIDDEN + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String application) throws SQLException {
        TestDatabase database = PlannerServers.database("pier");
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "ApplicationName=" + application;
        return DriverManager.getConnection(url, database.user(), database.password());
    }
}
