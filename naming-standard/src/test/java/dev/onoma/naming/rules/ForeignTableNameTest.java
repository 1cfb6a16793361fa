package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Relation;
import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;

class ForeignTableNameTest {

    @Test
    void foreignTablesAndTheirColumnsAreOnlyTold() {
        SchemaBuilder schema = foreignTable();

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().isEmpty()).isTrue();
        assertThat(assessed.about("foreign table public.\"RemoteStock\"")).isEqualTo("WARN foreign-table-name");
        assertThat(assessed.about("column public.\"RemoteStock\".\"itemId\"")).isEqualTo("WARN column-name");
    }

    @Test
    void theStandardCanRenameThem() {
        Assessed assessed = Assessed.by("rules: {foreign-table-name: rename}", foreignTable());

        assertThat(assessed.table("RemoteStock")).isEqualTo("remote_stocks");
        assertThat(assessed.column("RemoteStock", "itemId")).isEqualTo("item_id");
    }

    private static SchemaBuilder foreignTable() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.relation(Relation.Kind.FOREIGN_TABLE, "RemoteStock", "itemId integer");
        return schema;
    }
}
