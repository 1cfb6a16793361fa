package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniqueNameTest {

    @ParameterizedTest
    @CsvSource({"users_email_key", "User_email_unique", "uq_users_email", "UQ_1"})
    void uniqueConstraintsAreCalledAfterTableAndColumns(String name) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("User", "eMail text", "email text").unique(name, "email");

        assertThat(Assessed.byDefaults(schema).constraint("User", name)).isEqualTo("uq_users_email");
    }

    @Test
    void severalOnTheSameColumnsAreNumbered() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "tenant_id integer", "email text")
                .unique("a", "tenant_id", "email")
                .unique("b", "tenant_id", "email")
                .uniqueIndex("c", "tenant_id", "email");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.constraint("users", "a")).isEqualTo("uq_users_tenant_id_email");
        assertThat(assessed.constraint("users", "b")).isEqualTo("uq_users_tenant_id_email_2");
        assertThat(assessed.index("c")).isEqualTo("uq_users_tenant_id_email_3");
        assertThat(assessed.renames().indexes()).hasSize(1);
    }
}
