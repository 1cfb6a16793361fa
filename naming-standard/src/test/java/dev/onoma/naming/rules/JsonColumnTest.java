package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonColumnTest {

    @ParameterizedTest
    @CsvSource({
        "metaData jsonb, meta_data",
        "customFields json, custom_fields",
        "SocialLinks jsonb, social_links",
        "metadata jsonb, metadata"
    })
    void jsonIsInSnakeCase(String column, String expected) {
        assertThat(Assessed.column(column)).isEqualTo(expected);
    }

    @Test
    void itIsARuleOfItsOwn() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", "metaData jsonb", "plainText text");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.about("column public.things.\"metaData\"")).isEqualTo("RENAME json-column");
        assertThat(assessed.about("column public.things.\"plainText\"")).isEqualTo("RENAME column-name");
    }
}
