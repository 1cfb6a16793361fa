package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Relation;
import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import dev.onoma.naming.TableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckNameTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            InventoryItem_unitPrice_check,      ck_inventory_items_unit_price
            price_positive,                     ck_inventory_items_price_positive
            chk_price_positive,                 ck_inventory_items_price_positive
            CK_InventoryItem_PricePositive,     ck_inventory_items_price_positive
            inventory_item_price_positive_chk,  ck_inventory_items_price_positive
            inventory_items_price_positive_check1, ck_inventory_items_price_positive
            ck_inventory_items_price_positive,  ck_inventory_items_price_positive
            check,                              ck_inventory_items_unit_price
            InventoryItem_check,                ck_inventory_items_unit_price
            """)
    void checksAreCalledAfterTableAndCondition(String name, String expected) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("InventoryItem", "unitPrice numeric").check(name, "unitPrice");

        assertThat(Assessed.byDefaults(schema).constraint("InventoryItem", name))
                .isEqualTo(expected);
    }

    @Test
    void theConditionFollowsARenamedColumn() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "active boolean", "age integer")
                .check("users_active_check", "active")
                .check("users_check", "active", "age")
                .check("users_check1");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.constraint("users", "users_active_check")).isEqualTo("ck_users_is_active");
        assertThat(assessed.constraint("users", "users_check")).isEqualTo("ck_users_is_active_age");
        assertThat(assessed.constraint("users", "users_check1")).isEqualTo("ck_users_condition");
    }

    @Test
    void inheritedChecksAndNotNullsAreLeftAlone() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder events = schema.relation(Relation.Kind.PARTITIONED_TABLE, "events", "id integer");
        events.check("positive", "id").notNull("Events_id_not_null", "id");
        schema.partition(events, "events_1").inheritedCheck("positive", "id");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.constraint("events", "positive")).isEqualTo("ck_events_positive");
        assertThat(assessed.renames().constraints()).hasSize(1);
        assertThat(assessed.constraint("events", "Events_id_not_null")).isEqualTo("Events_id_not_null");
    }
}
