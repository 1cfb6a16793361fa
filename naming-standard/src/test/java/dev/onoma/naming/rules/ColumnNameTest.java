package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNameTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            tenantId text,          tenant_id
            itemStatus text,        item_status
            marketingDescription text, marketing_description
            customCta text,         custom_cta
            s3URL text,             s3_url
            already_fine text,      already_fine
            Größe text,             größe
            """)
    void columnsAreInSnakeCase(String column, String expected) {
        assertThat(Assessed.column(column)).isEqualTo(expected);
    }

    @Test
    void twoColumnsNeverGetOneName() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", "fooBar text", "foo_Bar text", "bazQux text", "baz_qux text");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.renames().columns()).isEmpty();
        assertThat(assessed.decisions())
                .contains(
                        "column public.things.\"fooBar\": it should be called foo_bar, and so should column public.things.\"foo_Bar\"")
                .contains(
                        "column public.things.\"bazQux\": it should be called baz_qux, which is the name of column baz_qux")
                .contains("overrides, columns: {things.bazQux: …}");
    }

    @Test
    void aNameThatAnotherColumnGivesUpIsTakenTheViewsShowBoth() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", "isOpen text", "is_open boolean[]", "Open boolean", "open boolean");

        assertThat(Assessed.byDefaults(schema).decisions())
                .contains("things.\"Open\"")
                .contains("things.open");
    }

    @Test
    void postgresqlsOwnColumnsAreNotTaken() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", "CTID text");

        assertThat(Assessed.byDefaults(schema).decisions()).contains("which is a column of PostgreSQL's own");
    }

    @Test
    void reservedWordsNeedADecisionOrAreToldWhereTheyAre() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", "Order integer", "limit integer");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.about("column public.things.\"Order\"")).isEqualTo("DECISION column-name");
        assertThat(assessed.about("column public.things.\"limit\"")).isEqualTo("WARN reserved-words");
        assertThat(Assessed.by("reserved-words: warn", schema).column("things", "Order"))
                .isEqualTo("order");
        assertThat(Assessed.by("reserved-words: allow", schema).warnings()).isEmpty();
    }
}
