package dev.onoma.monitor.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onoma.events.Alert.AlertRaised;
import dev.onoma.events.Alert.AlertResolved;
import dev.onoma.events.Alert.Severity;
import dev.onoma.events.DriftKind;
import dev.onoma.events.Event.DriftDetected;
import dev.onoma.events.RunId;
import dev.onoma.monitor.Shop;
import dev.onoma.plan.Phase;
import dev.onoma.plan.PlannedStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the change stream of a real target tells while somebody else works on it. */
class StreamIT {

    private static final String VIEW = "relation public.\"InventoryItem\"";

    private Shop shop;
    private Scene scene;

    @BeforeEach
    void begin() throws Exception {
        shop = Shop.withLedger();
        scene = Scene.of(shop);
    }

    @AfterEach
    void end() throws SQLException {
        scene.close();
        shop.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP VIEW \"InventoryItem\" | SCHEMA | relation public.\"InventoryItem\" | CRITICAL",
                "ALTER VIEW \"InventoryItem\" RENAME TO elsewhere | SCHEMA | relation public.\"InventoryItem\" |"
                        + " CRITICAL",
                "ALTER TABLE order_lines RENAME COLUMN item_id TO item | SCHEMA | relation public.order_lines |"
                        + " CRITICAL",
                "ALTER TABLE order_lines ADD COLUMN note text | SCHEMA | relation public.order_lines | CRITICAL",
                "ALTER TABLE order_lines DISABLE TRIGGER ALL | SCHEMA | relation public.order_lines | CRITICAL",
                "ALTER VIEW \"OrderLine\" SET (security_invoker = false) | SCHEMA | relation public.\"OrderLine\" |"
                        + " CRITICAL",
                "DROP VIEW \"OrderLine\"; CREATE TABLE \"OrderLine\" (id int) | SCHEMA | relation public.\"OrderLine\""
                        + " | CRITICAL",
                "CREATE POLICY p ON order_lines USING (true) | SCHEMA | policy p on public.order_lines | WARNING",
                "GRANT SELECT ON order_lines TO PUBLIC | SCHEMA | relation public.order_lines | WARNING",
                "CREATE TABLE more (id int) | SCHEMA | table public.more | WARNING",
                "TRUNCATE inventory_items CASCADE | DATA | table public.inventory_items | CRITICAL",
                "DELETE FROM inventory_items WHERE id <= 70 | DATA | table public.inventory_items | CRITICAL",
                "UPDATE \"InventoryItem\" SET \"tenantId\" = 2 | DATA | table public.inventory_items | WARNING",
            })
    void whatOthersDoIsToldWithWhoDidIt(String work, DriftKind kind, String object, Severity severity)
            throws SQLException {
        soak();

        shop.database().execute("SET application_name = 'deploy'; " + work);

        DriftDetected drift = scene.awaitDrift(
                found -> found.kind() == kind && found.object().contains(object) && found.severity() == severity);
        assertThat(drift.target()).isEqualTo("shop");
        assertThat(drift.run()).isEqualTo(Scene.RUN);
        assertThat(drift.lsn()).matches("[0-9A-F]+/[0-9A-F]+");
        if (kind == DriftKind.SCHEMA) {
            assertThat(drift.role()).isEqualTo(shop.database().user());
            assertThat(drift.application()).isEqualTo("deploy");
        }
        await().atMost(Scene.PATIENCE)
                .until(() -> scene.alerts.stream()
                        .anyMatch(alert -> alert instanceof AlertRaised raised
                                && raised.kind().equals(kind.alertKind())
                                && drift.lsn().equals(raised.details().get("lsn"))));
    }

    @Test
    void whereRowsAreOnlyCountedMassChangesAreToldAndEmptiedTablesByTheStream() throws SQLException {
        scene.countRows();
        soak();
        shop.database().execute("UPDATE inventory_items SET tenant_id = 3 WHERE id <= 10");

        // Not before it knows what is usual
        await().atMost(Scene.PATIENCE).until(() -> {
            shop.database().execute("UPDATE inventory_items SET tenant_id = 3");
            return scene.drifts().stream().anyMatch(found -> found.kind() == DriftKind.DATA);
        });

        assertThat(scene.drifts().getFirst().seen()).endsWith("rows updated");
        shop.database().execute("TRUNCATE inventory_items CASCADE");
        assertThat(scene.awaitDrift(found -> found.seen().equals("TRUNCATE")).lsn())
                .isNotNull();
    }

    @Test
    void rowsThatBreakAForeignKeyAreFound() throws SQLException {
        soak();

        shop.database().execute("""
            SET session_replication_role = replica;
            INSERT INTO order_lines VALUES (1, 777);
            ALTER TABLE order_lines DISABLE TRIGGER ALL\
            """);

        DriftDetected drift = scene.awaitDrift(found -> found.object().startsWith("foreign key"));
        assertThat(drift.kind()).isEqualTo(DriftKind.DATA);
        assertThat(drift.seen()).isEqualTo("1 rows");
        assertThat(drift.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whatComesBeforeTheNextRunIsKnownIsToldOfThatRun() throws SQLException {
        RunId next = new RunId("run-87654321");
        soak();
        scene.plannerIsAway.set(true);
        // Approved before the other one is undone, so that nobody lets go of the target in between.
        scene.speakOf(next);
        scene.goTo("APPROVED", 1);
        scene.speakOf(Scene.RUN);
        scene.goTo("ROLLED_BACK", 2);
        scene.speakOf(next);
        scene.goTo("SOAKING", 1);

        shop.database().execute("DROP VIEW \"InventoryItem\"");
        await().atMost(Scene.PATIENCE)
                .until(() -> scene.truth("SELECT bool_and(sent_lsn >= pg_current_wal_lsn()) FROM pg_stat_replication"));
        scene.plannerIsAway.set(false);

        scene.awaitDrift(found -> found.object().equals(VIEW));
        assertThat(scene.drifts()).allSatisfy(drift -> assertThat(drift.run()).isEqualTo(next));
    }

    @Test
    void ordinaryWorkIsNoDrift() throws SQLException {
        soak();

        shop.database().execute("""
            INSERT INTO "InventoryItem" ("tenantId") SELECT 1 FROM generate_series(1, 1000);
            UPDATE inventory_items SET tenant_id = 2 WHERE id <= 10;
            DELETE FROM inventory_items WHERE id <= 10;
            CREATE TEMPORARY TABLE scratch AS SELECT 1 AS x; DROP TABLE scratch;
            ANALYZE;\
            """);
        shop.database().execute("DROP VIEW \"OrderLine\"");

        scene.awaitDrift(found -> found.object().contains("OrderLine"));
        assertThat(scene.drifts())
                .allSatisfy(drift -> assertThat(drift.object()).contains("OrderLine"));
    }

    @Test
    void ownStepsAreNoDriftAndOthersDuringThemAre() throws SQLException {
        scene.goTo("EXPANDING", 1);
        scene.awaitStream();
        List<PlannedStep> steps = shop.standing();
        shop.take(steps.subList(0, 1));

        shop.database().execute("ALTER TABLE document_types ADD COLUMN more int");
        shop.database().execute("ALTER TABLE \"OrderLine\" ADD COLUMN note text");

        DriftDetected drift = scene.awaitDrift(found -> true);
        assertThat(drift.object()).isEqualTo("relation public.\"OrderLine\"");
        assertThat(drift.severity()).isEqualTo(Severity.CRITICAL);
        shop.database().execute("ALTER TABLE \"OrderLine\" DROP COLUMN note");
        shop.take(steps.subList(1, steps.size()));
        shop.take(shop.plan().steps(Phase.CONTRACT));
        shop.database().execute("DROP TABLE order_lines");
        scene.awaitDrift(found -> found.object().equals("relation public.order_lines"));
        assertThat(scene.drifts())
                .extracting(DriftDetected::object)
                .containsOnly("relation public.\"OrderLine\"", "relation public.order_lines");
    }

    @Test
    void aStepSaysWhatBecameOfItsRelationsAndNotOfEachColumn() throws SQLException {
        scene.goTo("EXPANDING", 1);
        scene.awaitStream();
        String slot = "second_" + shop.database().name();
        shop.database().execute("SELECT pg_create_logical_replication_slot('%s', 'pgoutput')".formatted(slot));
        try {
            shop.take(shop.standing());
            assertThat(scene.truth("SELECT " + said(slot, "0") + " AND NOT " + said(slot, "[1-9]")))
                    .isTrue();

            shop.database().execute("ALTER TABLE order_lines RENAME COLUMN item_id TO item");
            assertThat(scene.truth("SELECT " + said(slot, "[1-9]"))).isTrue();
        } finally {
            shop.database().execute("SELECT pg_drop_replication_slot('%s')".formatted(slot));
        }
    }

    /** Whether the stream tells of a part with such a number; 0 is the whole. */
    private static String said(String slot, String part) {
        return """
                EXISTS (SELECT FROM pg_logical_slot_peek_binary_changes('%s', NULL, NULL, 'proto_version', '1',
                                 'publication_names', 'onoma_capture', 'messages', 'true') AS message
                        WHERE encode(message.data, 'escape') ~ '"part": %s')\
                """.formatted(slot, part);
    }

    @Test
    void neitherANameNorAForgedMessageDeceives() throws SQLException {
        soak();

        shop.database().execute("""
            SELECT pg_logical_emit_message(true, 'onoma.ddl', '{"token": "x", "event": "drop", "tag": "DROP VIEW", "xid": "1",
              "role": "r", "application": "a", "objects": []}');
            SELECT pg_logical_emit_message(true, 'onoma.ddl', 'garbage');
            SET application_name = 'onoma/run-12345678/1';
            DROP VIEW "InventoryItem";\
            """);

        assertThat(scene.awaitDrift(found -> true).object()).isEqualTo(VIEW);
    }

    @Test
    void whatHappenedWhileTheMonitorWasDownIsFoundWhenItIsBack() throws SQLException {
        soak();
        scene.stopMonitor();
        shop.database().execute("SET application_name = 'night'; DROP VIEW \"InventoryItem\"; TRUNCATE order_lines");

        scene.startMonitor();

        scene.awaitDrift(found -> found.object().equals(VIEW) && "night".equals(found.application()));
        scene.awaitDrift(found -> found.kind() == DriftKind.DATA);
    }

    @Test
    void withoutItsSlotItComparesWithWhatWasThereBefore() throws SQLException {
        soak();
        scene.stopMonitor();
        shop.database().execute("""
            ALTER VIEW "OrderLine" SET (security_invoker = false);
            SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database();\
            """);

        scene.startMonitor();

        DriftDetected drift = scene.awaitDrift(found -> found.object().equals("relation public.\"OrderLine\""));
        assertThat(drift.severity()).isEqualTo(Severity.CRITICAL);
        scene.awaitStream();
    }

    @Test
    void aSlotThatSomebodyDropsIsMadeAnewAndNothingIsMissed() throws SQLException {
        soak();
        shop.database().execute("""
            DO $$ BEGIN
              LOOP
                PERFORM pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots WHERE database = current_database();
                BEGIN
                  PERFORM pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database();
                  EXIT;
                EXCEPTION WHEN object_in_use THEN NULL;
                END;
              END LOOP;
            END $$;
            DROP VIEW "InventoryItem";\
            """);

        scene.awaitDrift(found -> found.object().equals(VIEW));
        assertThat(scene.awaitAlert("capture-gap").summary()).contains("missed");
        scene.awaitStream();
        shop.database().execute("TRUNCATE order_lines");
        scene.awaitDrift(found -> found.kind() == DriftKind.DATA);
    }

    @Test
    void whatAMonitorHadNoTimeToSayOfANewSlotTheNextSays() throws SQLException {
        soak();
        scene.stopMonitor();
        // What one leaves behind that dies as soon as it has made the slot.
        shop.database()
                .execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                        + " WHERE database = current_database()");
        shop.database().execute("UPDATE onoma.capture SET gap_untold = true");
        shop.database()
                .execute("SELECT pg_create_logical_replication_slot('onoma_' || datname || '_' || oid, 'pgoutput')"
                        + " FROM pg_database WHERE datname = current_database()");
        assertThat(scene.alerts).isEmpty();

        scene.startMonitor();

        assertThat(scene.awaitAlert("capture-gap").summary()).contains("missed");
        await().atMost(Scene.PATIENCE).until(() -> scene.truth("SELECT NOT gap_untold FROM onoma.capture"));
    }

    @Test
    void whatKafkaDidNotTakeIsToldWhenItIsBack() throws SQLException {
        soak();
        scene.kafkaIsAway.set(true);
        shop.database().execute("DROP VIEW \"InventoryItem\"");
        scene.stopMonitor();
        scene.startMonitor();
        assertThat(scene.drifts()).isEmpty();

        scene.kafkaIsAway.set(false);

        scene.awaitDrift(found -> found.object().equals(VIEW));
        scene.awaitAlert("schema-drift");
    }

    @Test
    void switchedOffEventTriggersAreDriftUntilTheyAreBack() throws SQLException {
        soak();

        shop.database().execute("ALTER EVENT TRIGGER onoma_capture_drop DISABLE");
        scene.awaitDrift(found -> found.object().contains("event triggers"));
        shop.database().execute("ALTER EVENT TRIGGER onoma_capture_drop ENABLE ALWAYS");

        await().atMost(Scene.PATIENCE)
                .until(() -> scene.alerts.stream()
                        .anyMatch(alert -> alert instanceof AlertResolved resolved
                                && resolved.id().contains("event triggers")));
    }

    @Test
    void aSlotThatFallsBehindIsTold() throws SQLException {
        soak();
        try (Connection slow = shop.database().connect()) {
            // The server keeps the log from the beginning of the oldest transaction on.
            slow.setAutoCommit(false);
            slow.createStatement().execute("UPDATE document_types SET label = 'x'; SELECT pg_current_xact_id()");
            shop.database().execute("""
                SELECT count(pg_logical_emit_message(false, 'others', repeat('x', 100000))) FROM generate_series(1, 300)\
                """);

            assertThat(scene.awaitAlert("capture-slot").summary()).contains("behind", "MB");
        }
    }

    @Test
    void ofTwoMonitorsOneWatchesAndTheOtherStepsIn() throws SQLException {
        soak();
        try (Watches other = scene.monitor()) {
            scene.tell(other);
            shop.database().execute("DROP VIEW \"InventoryItem\"");
            scene.awaitDrift(found -> found.object().equals(VIEW));
            assertThat(scene.drifts()).hasSize(1);

            scene.endMonitor();
            shop.database().execute("DROP VIEW \"OrderLine\"");

            scene.awaitDrift(found -> found.object().contains("OrderLine"));
        }
    }

    @Test
    void aTargetThatIsGivenUpIsLeftAloneUntilSomethingBeginsThere() throws SQLException {
        soak();
        scene.goTo("CONTRACTING", 2);
        shop.take(shop.plan().steps(Phase.CONTRACT));
        scene.goTo("COMPLETED", 2);
        await().atMost(Scene.PATIENCE)
                .until(() -> scene.truth("SELECT EXISTS (SELECT FROM onoma.watch_baseline WHERE stage = 'standard')"));
        shop.database().execute("CREATE TABLE \"AgainstTheStandard\" (id int PRIMARY KEY)");
        AlertRaised raised = scene.awaitAlert("standard-drift");

        scene.release();

        await().atMost(Scene.PATIENCE).until(() -> scene.truth("""
            SELECT NOT EXISTS (SELECT FROM pg_replication_slots WHERE database = current_database())
               AND NOT EXISTS (SELECT FROM pg_publication) AND NOT EXISTS (SELECT FROM pg_event_trigger)\
            """));
        assertThat(scene.alerts)
                .anyMatch(alert ->
                        alert instanceof AlertResolved over && over.id().equals(raised.id()));
        scene.goTo("ROLLING_BACK", 3);
        scene.awaitStream();
    }

    @Test
    void aTargetThatIsRolledBackIsReleased() throws SQLException {
        soak();
        shop.database().execute("CREATE TABLE more (id int)");
        AlertRaised raised = scene.awaitAlert("schema-drift");

        scene.goTo("ROLLED_BACK", 2);

        await().atMost(Scene.PATIENCE).until(() -> scene.truth("""
            SELECT NOT EXISTS (SELECT FROM pg_replication_slots WHERE database = current_database())
               AND NOT EXISTS (SELECT FROM pg_publication) AND NOT EXISTS (SELECT FROM pg_event_trigger)\
            """));
        assertThat(scene.alerts)
                .anyMatch(alert ->
                        alert instanceof AlertResolved over && over.id().equals(raised.id()));
    }

    @Test
    void afterARunWhatBreaksTheStandardIsTold() throws SQLException {
        soak();
        scene.goTo("CONTRACTING", 2);
        shop.take(shop.plan().steps(Phase.CONTRACT));
        scene.goTo("COMPLETED", 2);
        await().atMost(Scene.PATIENCE)
                .until(() -> scene.truth("SELECT EXISTS (SELECT FROM onoma.watch_baseline WHERE stage = 'standard')"));

        shop.database()
                .execute("CREATE TABLE good_things (id bigint PRIMARY KEY); CREATE TABLE \"BadThing\" (id bigint"
                        + " PRIMARY KEY)");

        DriftDetected drift = scene.awaitDrift(found -> found.kind() == DriftKind.STANDARD);
        assertThat(drift.object()).contains("BadThing");
        assertThat(drift.severity()).isEqualTo(Severity.WARNING);
        shop.database().execute("ALTER TABLE good_things ADD COLUMN \"fooBar\" int");
        assertThat(scene.awaitDrift(found -> found.object().contains("fooBar")).role())
                .isEqualTo(shop.database().user());
        scene.stopMonitor();
        shop.database().execute("CREATE TABLE \"WorseThing\" (id bigint PRIMARY KEY)");
        scene.startMonitor();
        scene.awaitDrift(found -> found.object().contains("WorseThing"));
        assertThat(scene.drifts()).noneMatch(found -> found.object().equals("table public.good_things"));
    }

    private void soak() throws SQLException {
        shop.database().execute("ANALYZE");
        shop.take(shop.standing());
        scene.soak();
    }
}
