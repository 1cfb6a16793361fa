package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import dev.onoma.naming.TableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignKeyNameTest {

    @ParameterizedTest
    @CsvSource({"InventoryItem_tenantId_fkey", "FK1", "fk_inventory_items_tenant_id"})
    void foreignKeysAreCalledAfterTableAndColumn(String name) {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder tenants = schema.table("Tenant", "id integer").primaryKey("Tenant_pkey", "id");
        schema.table("InventoryItem", "tenantId integer").foreignKey(name, "tenantId", tenants, "id");

        assertThat(Assessed.byDefaults(schema).constraint("InventoryItem", name))
                .isEqualTo("fk_inventory_items_tenant_id");
    }

    @Test
    void twoTablesMayHaveConstraintsOfOneName() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder tenants = schema.table("tenants", "id integer").primaryKey("tenants_pkey", "id");
        schema.table("a", "b_c_id integer").foreignKey("x", "b_c_id", tenants, "id");
        schema.table("a_b", "c_id integer").foreignKey("x", "c_id", tenants, "id");

        Assessed assessed = Assessed.by("keep: {tables: [a, a_b]}", schema);

        assertThat(assessed.constraint("a", "x")).isEqualTo("fk_a_b_c_id");
        assertThat(assessed.constraint("a_b", "x")).isEqualTo("fk_a_b_c_id");
    }

    @Test
    void twoOnOneColumnAreNumbered() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder tenants = schema.table("tenants", "id integer").primaryKey("tenants_pkey", "id");
        schema.table("items", "tenant_id integer")
                .foreignKey("b", "tenant_id", tenants, "id")
                .foreignKey("a", "tenant_id", tenants, "id");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.constraint("items", "a")).isEqualTo("fk_items_tenant_id");
        assertThat(assessed.constraint("items", "b")).isEqualTo("fk_items_tenant_id_2");
    }
}
