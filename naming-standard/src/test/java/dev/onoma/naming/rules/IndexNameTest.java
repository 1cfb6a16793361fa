package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Relation;
import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import dev.onoma.naming.TableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexNameTest {

    @ParameterizedTest
    @CsvSource({
        "inventory_items_tenant_id_idx",
        "tenantId_index",
        "email_idx",
        "idx_inventory_items_tenant_id",
        "`strange \"name\"`"
    })
    void indexesAreCalledAfterTableAndColumns(String name) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("InventoryItem", "tenantId integer").index(name, "tenantId");

        assertThat(Assessed.byDefaults(schema).index(name)).isEqualTo("idx_inventory_items_tenant_id");
    }

    @Test
    void uniqueIndexesAreUq() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "eMail text", "tenantId integer").uniqueIndex("users_key", "tenantId", "eMail");

        assertThat(Assessed.byDefaults(schema).index("users_key")).isEqualTo("uq_users_tenant_id_e_mail");
        assertThat(Assessed.by("unique-index-prefix: idx", schema).index("users_key"))
                .isEqualTo("idx_users_tenant_id_e_mail");
    }

    @Test
    void expressionsCountAsExpr() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "email text", "name text").index("lower_email", "(lower(email))", "name");

        assertThat(Assessed.byDefaults(schema).index("lower_email")).isEqualTo("idx_users_expr_name");
    }

    @Test
    void indexesOfOneTableOnTheSameColumnsAreNumbered() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "email text")
                .index("c", "email")
                .index("a", "email")
                .partialIndex("b", "email")
                .index("idx_users_email_2", "email");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.index("a")).isEqualTo("idx_users_email");
        assertThat(assessed.index("idx_users_email_2")).isEqualTo("idx_users_email_2");
        assertThat(assessed.index("b")).isEqualTo("idx_users_email_3");
        assertThat(assessed.index("c")).isEqualTo("idx_users_email_4");
    }

    @Test
    void partialAndExpressionIndexesKeepWordsOfTheirOwn() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("users", "email text")
                .partialIndex("idx_users_email_active", "email")
                .index("idx_users_lower_email", "(lower(email))")
                .index("idx_users_email_nonsense", "email");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.index("idx_users_email_active")).isEqualTo("idx_users_email_active");
        assertThat(assessed.index("idx_users_lower_email")).isEqualTo("idx_users_lower_email");
        assertThat(assessed.index("idx_users_email_nonsense")).isEqualTo("idx_users_email");
    }

    @Test
    void longNamesAreCutAndTellApart() {
        SchemaBuilder schema = new SchemaBuilder();
        String table = "a_very_long_name_of_a_table_with_many_words_in_it_and_more";
        schema.table(table, "first_column integer", "second_column integer")
                .index("a", "first_column")
                .index("b", "second_column");

        Assessed assessed = Assessed.by("keep: {tables: [" + table + "]}", schema);

        assertThat(assessed.index("a"))
                .startsWith("idx_a_very_long_name_of_a_table")
                .hasSizeLessThanOrEqualTo(63);
        assertThat(assessed.index("b")).isNotEqualTo(assessed.index("a"));
    }

    @Test
    void anotherTablesNameIsNotTaken() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("carts", "items_id integer").index("a", "items_id");
        schema.table("carts_items", "id integer").index("b", "id");
        schema.table("users", "email text").index("c", "email");
        schema.table("idx_users_emails", "id integer");
        schema.sequence("idx_users_email");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.decisions())
                .contains("index public.a: it should be called idx_carts_items_id, and so should index public.b")
                .contains(
                        "index public.c: it should be called idx_users_email, which is the name of sequence public.idx_users_email")
                .contains("overrides, indexes: {a: …}");
    }

    @Test
    void indexesOfPartitionsAreCalledAfterThePartition() {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder events = schema.relation(Relation.Kind.PARTITIONED_TABLE, "Event", "tenantId integer");
        events.index("Event_tenantId_idx", "tenantId");
        schema.partition(events, "Event_1").index("Event_1_tenantId_idx", "tenantId");

        assertThat(Assessed.byDefaults(schema).index("Event_1_tenantId_idx")).isEqualTo("idx_events_1_tenant_id");
    }
}
