package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Relation;
import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import dev.onoma.naming.TableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimaryKeyNameTest {

    @ParameterizedTest
    @CsvSource({"User_pkey", "PK_User", "users_pkey"})
    void primaryKeysFollowTheirTable(String name) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("User", "id integer").primaryKey(name, "id");

        assertThat(Assessed.byDefaults(schema).constraint("User", name)).isEqualTo("users_pkey");
    }

    @Test
    void thoseOfPartitionsHaveNamesOfTheirOwn() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder events = schema.relation(Relation.Kind.PARTITIONED_TABLE, "Event", "id integer");
        events.primaryKey("Event_pkey", "id");
        schema.partition(events, "Event_1").inheritedKey(Constraint.Kind.PRIMARY_KEY, "Event_1_pkey", "id");

        assertThat(Assessed.byDefaults(schema).constraint("Event_1", "Event_1_pkey"))
                .isEqualTo("events_1_pkey");
    }

    @Test
    void aTakenNameNeedsADecision() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("User", "id integer").primaryKey("User_pkey", "id");
        schema.sequence("users_pkey");

        assertThat(Assessed.byDefaults(schema).decisions())
                .contains(
                        "constraint public.\"User\".\"User_pkey\": it should be called users_pkey, which is the name of sequence public.users_pkey")
                .contains("overrides, constraints: {User.User_pkey: …}");
    }

    @Test
    void oneThatHadToBeNumberedStays() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "id integer").primaryKey("users_pkey_2", "id");

        assertThat(Assessed.byDefaults(schema).constraint("users", "users_pkey_2"))
                .isEqualTo("users_pkey_2");
    }
}
