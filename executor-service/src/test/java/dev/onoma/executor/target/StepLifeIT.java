package dev.onoma.executor.target;

import static dev.onoma.executor.target.Bench.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.command.Command;
import dev.onoma.events.Direction;
import dev.onoma.events.Event;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepLifeIT {

    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        bench = Bench.start();
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    @Test
    void appliesAndRevertsExactly() throws Exception {
        Fingerprint before = bench.fingerprint();
        bench.fence(1);

        assertThat(bench.apply(1, Steps.renameTable(1))).isInstanceOfSatisfying(Event.StepApplied.class, applied -> {
            assertThat(applied.step()).isEqualTo(1);
            assertThat(applied.timing().attempts()).isEqualTo(1);
            assertThat(applied.timing().heldMillis()).isPositive();
        });
        assertThat(bench.ask("SELECT count(*) FROM \"InventoryItem\" WHERE \"tenantId\" = 1"))
                .isEqualTo("34");
        assertThat(bench.ask("SELECT count(*) FROM inventory_items WHERE tenant_id = 1"))
                .isEqualTo("34");

        bench.fence(2);
        assertThat(bench.revert(2, Steps.renameTable(1))).isInstanceOf(Event.StepReverted.class);
        assertThat(bench.fingerprint()).isEqualTo(before);
    }

    @Test
    void handsOverWhatSomebodyMadeOnTheOldName() throws Exception {
        bench.fence(1);
        bench.apply(1, Steps.renameTable(1));
        bench.database.execute("CREATE VIEW since AS SELECT max(\"tenantId\") AS most FROM \"InventoryItem\"");

        assertThat(bench.apply(1, Steps.dropOldName(2))).isInstanceOf(Event.StepApplied.class);
        assertThat(bench.ask("SELECT most FROM since")).isEqualTo("2");
        bench.fence(2);
        bench.revert(2, Steps.dropOldName(2));
        assertThat(bench.revert(2, Steps.renameTable(1))).isInstanceOf(Event.StepReverted.class);
        assertThat(bench.ask("SELECT most FROM since")).isEqualTo("2");
    }

    @Test
    void namesWhatCannotBeHandedOver() throws Exception {
        bench.fence(1);
        bench.apply(1, Steps.renameTable(1));
        bench.database.execute("CREATE TABLE keeper (item \"InventoryItem\")");

        bench.fence(2);
        assertThat(bench.revert(2, Steps.renameTable(1)))
                .isInstanceOfSatisfying(
                        Event.StepFailed.class,
                        failed -> assertThat(failed.failure().message())
                                .contains("public.\"InventoryItem\" goes away")
                                .contains("column item of table public.keeper"));
    }

    @Test
    void takesBackNamesThatSomebodyChanged() throws Exception {
        Fingerprint before = bench.fingerprint();
        bench.fence(1);
        bench.apply(1, Steps.renameTable(1));
        bench.database.execute("ALTER TABLE inventory_items RENAME COLUMN id TO other");
        bench.database.execute("ALTER TABLE inventory_items RENAME COLUMN tenant_id TO id");
        bench.database.execute("ALTER TABLE inventory_items RENAME COLUMN other TO tenant_id");
        bench.database.execute("ALTER TABLE inventory_items RENAME TO stock");

        bench.fence(2);
        assertThat(bench.revert(2, Steps.renameTable(1))).isInstanceOf(Event.StepReverted.class);

        assertThat(bench.fingerprint()).isEqualTo(before);
        assertThat(bench.ask("SELECT sum(id) || ' ' || max(\"tenantId\") FROM \"InventoryItem\""))
                .isEqualTo("5050 2");
        assertThat(bench.ask("SELECT notes FROM onoma.table_rename")).contains("stock");
    }

    @Test
    void takesBackTheNameOfAColumnWhoseViewIsGone() throws Exception {
        Fingerprint before = bench.fingerprint();
        bench.fence(1);
        bench.apply(1, Steps.renameTable(1));
        bench.database.execute("DROP VIEW \"InventoryItem\"");
        bench.database.execute("ALTER TABLE inventory_items RENAME COLUMN tenant_id TO tenant");

        bench.fence(2);
        assertThat(bench.revert(2, Steps.renameTable(1))).isInstanceOf(Event.StepReverted.class);

        assertThat(bench.fingerprint()).isEqualTo(before);
    }

    @Test
    void leavesAloneWhoTookANameMeanwhile() throws Exception {
        bench.fence(1);
        bench.apply(1, Steps.renameTable(1));
        bench.database.execute("ALTER TABLE inventory_items RENAME COLUMN tenant_id TO tenant");
        bench.database.execute("ALTER TABLE inventory_items ADD COLUMN tenant_id text");

        bench.fence(2);
        assertThat(bench.revert(2, Steps.renameTable(1)))
                .isInstanceOfSatisfying(
                        Event.StepFailed.class,
                        failed -> assertThat(failed.failure().message()).contains("\"tenant_id\""));
        assertThat(bench.ask("SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute WHERE attnum > 0"
                        + " AND attrelid = 'inventory_items'::regclass"))
                .isEqualTo("id tenant quantity tenant_id");
    }

    @Test
    void keepsLedgerAndTrackingTable() throws Exception {
        bench.fence(1);
        bench.apply(1, Steps.renameTable(1));

        assertThat(bench.ask("SELECT operation || ' ' || applied_by || ' ' || stands FROM onoma.step_ledger"))
                .isEqualTo("rename-relation ann true");
        assertThat(bench.ask("SELECT (proof -> 'before' = proof -> 'after' AND proof -> 'after' <> '[]')::text FROM"
                        + " onoma.step_ledger"))
                .isEqualTo("true");
        assertThat(bench.ask("SELECT inverse_sql FROM onoma.step_ledger")).contains("DROP VIEW", "\"tenantId\"");
        assertThat(bench.ask("SELECT concat_ws(' ', old_name, new_name, columns, view_name, dependencies, status,"
                        + " renamed_by) FROM onoma.table_rename"))
                .isEqualTo("public.\"InventoryItem\" public.inventory_items {\"tenantId\": \"tenant_id\"}"
                        + " public.\"InventoryItem\" [\"index \\\"itemTenant\\\"\"] active ann");

        bench.apply(1, Steps.dropOldName(2));
        assertThat(bench.ask("SELECT status || ' ' || contracted_by FROM onoma.table_rename"))
                .isEqualTo("contracted ann");

        bench.fence(2);
        bench.revert(2, Steps.dropOldName(2));
        assertThat(bench.ask("SELECT status FROM onoma.table_rename")).isEqualTo("active");
        bench.revert(2, Steps.renameTable(1));
        assertThat(bench.ask("SELECT status || ' ' || rolled_back_by FROM onoma.table_rename"))
                .isEqualTo("rolled_back ann");
        assertThat(bench.ask("SELECT count(*) FROM onoma.step_ledger WHERE stands"))
                .isEqualTo("0");
        assertThat(bench.ask("SELECT string_agg(status, ' ' ORDER BY id) FROM onoma.migration_log"))
                .isEqualTo("superseded running");
    }

    @Test
    void redeliveredCommandsOnlyRepeatTheirEvents() throws Exception {
        bench.fence(1);
        Event first = bench.apply(1, Steps.renameTable(1));
        Event again = bench.apply(1, Steps.renameTable(1));

        assertThat(again).isInstanceOf(Event.StepApplied.class);
        assertThat(((Event.StepApplied) again).timing().attempts())
                .isEqualTo(((Event.StepApplied) first).timing().attempts());
        assertThat(bench.ask("SELECT count(*) FROM onoma.step_ledger")).isEqualTo("1");
        assertThat(bench.fence(1)).isEqualTo(new Event.RunFenced(RUN, "shop", 1, List.of(1)));

        bench.fence(2);
        bench.revert(2, Steps.renameTable(1));
        assertThat(bench.revert(2, Steps.renameTable(1))).isInstanceOf(Event.StepReverted.class);
        assertThat(bench.ask("SELECT count(*) FROM onoma.step_ledger")).isEqualTo("2");
    }

    @Test
    void fenceTellsWhatStands() {
        assertThat(bench.fence(1)).isEqualTo(new Event.RunFenced(RUN, "shop", 1, List.of()));
        bench.apply(1, Steps.renameTable(1));
        bench.apply(1, Steps.renameIndex(2, "item_tenant"));
        assertThat(bench.fence(2)).isEqualTo(new Event.RunFenced(RUN, "shop", 2, List.of(1, 2)));
        bench.revert(2, Steps.renameIndex(2, "item_tenant"));
        assertThat(bench.fence(3)).isEqualTo(new Event.RunFenced(RUN, "shop", 3, List.of(1)));
    }

    @Test
    void commandsOfAnOldEpochChangeNothing() throws Exception {
        bench.fence(1);
        bench.fence(2);

        assertThat(bench.handle(new Command.ApplyStep(RUN, "shop", 1, Steps.renameTable(1))))
                .isEmpty();
        assertThat(bench.handle(new Command.FenceRun(RUN, "shop", 1, Bench.PLAN, null, null, "ann")))
                .isEmpty();
        assertThat(bench.handle(new Command.CloseRun(RUN, "shop", 1, "COMPLETED")))
                .isEmpty();
        assertThat(bench.ask("SELECT to_regclass('inventory_items') IS NULL")).isEqualTo("t");
    }

    @Test
    void aFailureHaltsTheEpochAndIsToldAgainWhenItsCommandComesAgain() throws Exception {
        bench.database.execute("CREATE TYPE inventory_items AS ENUM ('in the way')");
        bench.fence(1);

        Event failed = bench.apply(1, Steps.renameTable(1));
        assertThat(failed).isInstanceOfSatisfying(Event.StepFailed.class, f -> {
            assertThat(f.direction()).isEqualTo(Direction.FORWARD);
            assertThat(f.failure().kind()).isEqualTo("name-taken");
            assertThat(f.failure().message()).contains("InventoryItem", "inventory_items", "plan again");
        });
        assertThat(bench.handle(new Command.ApplyStep(RUN, "shop", 1, Steps.renameIndex(2, "item_tenant"))))
                .isEmpty();
        assertThat(bench.apply(1, Steps.renameTable(1))).isEqualTo(failed);
        assertThat(bench.ask("SELECT status || ': ' || message FROM onoma.migration_log"))
                .startsWith("failed: step 1: Cannot");

        bench.database.execute("DROP TYPE inventory_items");
        bench.fence(2);
        assertThat(bench.apply(2, Steps.renameTable(1))).isInstanceOf(Event.StepApplied.class);
    }

    @Test
    void aStepThatWritesRowsIsTakenBack() throws Exception {
        bench.database.execute("""
                CREATE FUNCTION meddle() RETURNS event_trigger LANGUAGE plpgsql AS
                    'BEGIN UPDATE public.inventory_items SET quantity = 7 WHERE id = 1; END';
                CREATE EVENT TRIGGER meddling ON ddl_command_end WHEN TAG IN ('CREATE VIEW') EXECUTE FUNCTION meddle();
                """);
        bench.fence(1);

        assertThat(bench.apply(1, Steps.renameTable(1)))
                .isInstanceOfSatisfying(
                        Event.StepFailed.class,
                        f -> assertThat(f.failure().kind()).isEqualTo("rows-moved"));
        assertThat(bench.ask("SELECT quantity FROM \"InventoryItem\" WHERE id = 1"))
                .isEqualTo("0");
    }

    @Test
    void aStepWithoutFenceIsRefused() {
        assertThat(bench.apply(1, Steps.renameTable(1)))
                .isInstanceOfSatisfying(
                        Event.StepFailed.class,
                        f -> assertThat(f.failure().kind()).isEqualTo("never-fenced"));
    }

    @Test
    void publicCannotReadOrWriteTheSchema() throws Exception {
        bench.fence(1);
        bench.database.execute("CREATE ROLE executor_stranger");
        try {
            assertThat(bench.ask("SELECT has_schema_privilege('executor_stranger', 'onoma', 'USAGE')"))
                    .isEqualTo("f");
            assertThat(bench.ask("SELECT count(*) FROM pg_class c WHERE c.relnamespace = 'onoma'::regnamespace AND"
                            + " c.relkind = 'r' AND has_table_privilege('executor_stranger', c.oid,"
                            + " 'SELECT, INSERT, UPDATE, DELETE')"))
                    .isEqualTo("0");
            assertThat(bench.ask("SELECT count(*) FROM pg_proc p WHERE p.pronamespace = 'onoma'::regnamespace"
                            + " AND has_function_privilege('executor_stranger', p.oid, 'EXECUTE')"))
                    .isEqualTo("0");
        } finally {
            bench.database.execute("DROP ROLE executor_stranger");
        }
    }
}
