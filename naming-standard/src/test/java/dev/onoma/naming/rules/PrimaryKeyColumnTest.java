package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import dev.onoma.naming.TableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimaryKeyColumnTest {

    @ParameterizedTest
    @CsvSource({"user_id", "userId", "ID", "id", "uuid"})
    void aPrimaryKeyIsCalledId(String key) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", key + " integer", "email text").primaryKey("users_pkey", key);

        assertThat(Assessed.byDefaults(schema).column("users", key)).isEqualTo("id");
    }

    @Test
    void aKeyOfTwoColumnsIsNot() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("members", "userId integer", "teamId integer").primaryKey("members_pkey", "userId", "teamId");

        assertThat(Assessed.byDefaults(schema).column("members", "userId")).isEqualTo("user_id");
    }

    @Test
    void besideAnotherIdSomebodyHasToDecide() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "user_key integer", "id text").primaryKey("users_pkey", "user_key");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.column("users", "user_key")).isEqualTo("user_key");
        assertThat(assessed.about("column public.users.user_key")).isEqualTo("DECISION primary-key-column");
    }

    @Test
    void aKeyThatRefersToAnotherTableIsCalledAfterThat() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder users = schema.table("users", "id integer").primaryKey("users_pkey", "id");
        schema.table("profiles", "userId integer")
                .primaryKey("profiles_pkey", "userId")
                .foreignKey("fk", "userId", users, "id");
        schema.table("admins", "id integer").primaryKey("admins_pkey", "id").foreignKey("fk", "id", users, "id");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.column("profiles", "userId")).isEqualTo("user_id");
        assertThat(assessed.column("admins", "id")).isEqualTo("id");
    }
}
