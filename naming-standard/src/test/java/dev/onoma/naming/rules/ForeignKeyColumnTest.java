package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import dev.onoma.naming.TableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignKeyColumnTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            tenantId,            tenant_id
            tenant_id,           tenant_id
            Tenant,              tenant_id
            tenants_id,          tenant_id
            tenantid,            tenant_id
            parentId,            parent_id
            ownerTenantId,       owner_tenant_id
            created_by_tenant_id, created_by_tenant_id
            belongsTo,           belongs_to
            """)
    void aForeignKeyIsCalledAfterItsTargetOrItsRole(String column, String expected) {
        assertThat(Assessed.byDefaults(shop(column)).column("items", column)).isEqualTo(expected);
    }

    @Test
    void aRoleWithoutIdIsTold() {
        Assessed assessed = Assessed.byDefaults(shop("belongs_to"));

        assertThat(assessed.warnings())
                .contains(
                        "it refers to tenants, but does not end in _id; call it tenant_id, or after its role with _id");
    }

    @Test
    void theStandardCanAppendId() {
        assertThat(Assessed.by("foreign-key-without-id: append", shop("belongsTo"))
                        .column("items", "belongsTo"))
                .isEqualTo("belongs_to_id");
    }

    @Test
    void severalToOneTableKeepTheirRoles() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder users = schema.table("User", "id integer").primaryKey("User_pkey", "id");
        schema.table("messages", "senderId integer", "receiverUserId integer", "user integer")
                .foreignKey("a", "senderId", users, "id")
                .foreignKey("b", "receiverUserId", users, "id")
                .foreignKey("c", "user", users, "id");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.column("messages", "senderId")).isEqualTo("sender_id");
        assertThat(assessed.column("messages", "receiverUserId")).isEqualTo("receiver_user_id");
        assertThat(assessed.column("messages", "user")).isEqualTo("user_id");
    }

    @Test
    void aKeyToAnythingButAPrimaryKeyIsNoId() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder countries =
                schema.table("countries", "id integer", "code text").primaryKey("countries_pkey", "id");
        schema.table("addresses", "country text").foreignKey("a", "country", countries, "code");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.column("addresses", "country")).isEqualTo("country");
        assertThat(assessed.warnings()).isEmpty();
    }

    @Test
    void theTargetMayHaveAnIrregularPluralAndAnOverride() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder people = schema.table("Person", "id integer").primaryKey("Person_pkey", "id");
        TableBuilder legacy = schema.table("tbl_cust", "id integer").primaryKey("tbl_cust_pkey", "id");
        schema.table("visits", "person integer", "tbl_cust_id integer")
                .foreignKey("a", "person", people, "id")
                .foreignKey("b", "tbl_cust_id", legacy, "id");

        Assessed assessed = Assessed.by("overrides: {tables: {tbl_cust: customers}}", schema);

        assertThat(assessed.column("visits", "person")).isEqualTo("person_id");
        assertThat(assessed.column("visits", "tbl_cust_id")).isEqualTo("customer_id");
    }

    private static SchemaBuilder shop(String column) {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder tenants = schema.table("Tenant", "id integer").primaryKey("Tenant_pkey", "id");
        schema.table("items", "id integer", column + " integer").foreignKey("fk", column, tenants, "id");
        return schema;
    }
}
