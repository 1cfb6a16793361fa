package dev.onoma.plan.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyRenameTest {

    private static final OldNames NAMES = new OldNames(
            Map.of("InventoryItem", "inventory_items", "notification", "notifications"),
            Map.of(
                    "InventoryItem", Map.of("id", "id", "tenantId", "tenant_id", "active", "is_active"),
                    "notification", Map.of("id", "id", "tenantId", "tenant_id"),
                    "other", Map.of("tenantId", "tenantId")),
            Map.of("ItemStatus", "item_status"),
            Set.of("InventoryItem_id_seq"),
            Set.of("public"),
            Set.of());

    @Test
    void renamesTablesColumnsAndTypesThroughout() {
        assertRenamed("""
                DECLARE r "InventoryItem"%ROWTYPE; s "ItemStatus" := 'ACTIVE';
                BEGIN
                  SELECT * INTO r FROM "InventoryItem" i JOIN notification n USING ("tenantId") WHERE i.active AND i."tenantId" = $1;
                  INSERT INTO public."InventoryItem" ("tenantId") VALUES (r."tenantId") RETURNING "InventoryItem".id INTO x;
                  UPDATE notification SET "tenantId" = 1 WHERE active('tenantId'); -- "tenantId" stays
                  RETURN CAST(s AS "ItemStatus");
                END""", """
                DECLARE r inventory_items%ROWTYPE; s item_status := 'ACTIVE';
                BEGIN
                  SELECT * INTO r FROM inventory_items i JOIN notifications n USING (tenant_id) WHERE i.is_active AND i.tenant_id = $1;
                  INSERT INTO public.inventory_items (tenant_id) VALUES (r.tenant_id) RETURNING inventory_items.id INTO x;
                  UPDATE notifications SET tenant_id = 1 WHERE active('tenantId'); -- "tenantId" stays
                  RETURN CAST(s AS item_status);
                END""");
    }

    @Test
    void leavesTheTriggersOwnRowAlone() {
        assertRenamed(
                "BEGIN INSERT INTO \"InventoryItem\" (\"tenantId\") VALUES (NEW.\"tenantId\"); END",
                "BEGIN INSERT INTO inventory_items (tenant_id) VALUES (NEW.\"tenantId\"); END");
    }

    @Test
    void leavesBodiesAloneThatSayNoOldName() {
        assertThat(BodyRename.read("SELECT \"tenantId\" FROM other", "", NAMES)).isEqualTo(new Reading.Untouched());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT \"tenantId\" FROM \"InventoryItem\" JOIN other USING (\"tenantId\")",
                "BEGIN EXECUTE 'SELECT ' || 'tenantId' || ' FROM x'; PERFORM \"tenantId\" FROM \"InventoryItem\"; END",
                "SELECT nextval('\"InventoryItem_id_seq\"')",
                "SELECT 'InventoryItem'::regclass",
                "DECLARE \"tenantId\" int; BEGIN SELECT \"tenantId\" FROM \"InventoryItem\"; END",
                "SELECT a FROM a, notification",
            })
    void refusesWhatCouldMeanTwoThings(String body) {
        assertThat(BodyRename.read(body, "", NAMES)).isInstanceOf(Reading.Uncertain.class);
    }

    @Test
    void refusesANameThatIsAlsoAnArgument() {
        assertThat(BodyRename.read(
                        "SELECT id FROM \"InventoryItem\" WHERE \"tenantId\" = 1",
                        "CREATE OR REPLACE FUNCTION f(\"tenantId\" int)",
                        NAMES))
                .isInstanceOf(Reading.Uncertain.class);
    }

    private static void assertRenamed(String body, String expected) {
        assertThat(BodyRename.read(body, "", NAMES)).isEqualTo(new Reading.Rewritten(expected, false));
    }

    /** A column called like a type, of a table that keeps its names, is no type. */
    @Test
    void tellsAColumnFromTheTypeOfItsName() {
        OldNames names = new OldNames(
                Map.of(),
                Map.of("kept", Map.of("ItemStatus", "ItemStatus")),
                Map.of("ItemStatus", "item_status"),
                Set.of(),
                Set.of("public"),
                Set.of());
        assertThat(BodyRename.read("BEGIN NEW.\"ItemStatus\" := 1; RETURN NEW; END", "", names))
                .isInstanceOf(Reading.Untouched.class);
        assertThat(BodyRename.read("SELECT k.\"ItemStatus\" FROM kept k WHERE x = 'a'::\"ItemStatus\"", "", names))
                .isEqualTo(
                        new Reading.Rewritten("SELECT k.\"ItemStatus\" FROM kept k WHERE x = 'a'::item_status", false));
        assertThat(BodyRename.read("SELECT \"ItemStatus\" FROM kept", "", names))
                .isInstanceOf(Reading.Uncertain.class);
    }

    /** A table may be called new. */
    @Test
    void tellsTheTriggersRowFromATableOfItsName() {
        OldNames names = new OldNames(
                Map.of("new", "news"),
                Map.of("new", Map.of("new", "id")),
                Map.of(),
                Set.of(),
                Set.of("public"),
                Set.of());
        String header = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS ";
        assertThat(BodyRename.read("BEGIN NEW.a := NEW.a; RETURN NEW; END", header, names))
                .isInstanceOf(Reading.Untouched.class);
        assertThat(BodyRename.read("BEGIN INSERT INTO new VALUES (NEW.a); RETURN NEW; END", header, names))
                .isEqualTo(new Reading.Rewritten("BEGIN INSERT INTO news VALUES (NEW.a); RETURN NEW; END", false));
    }
}
