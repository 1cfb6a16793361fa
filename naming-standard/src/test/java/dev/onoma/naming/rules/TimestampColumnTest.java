package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampColumnTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            createdAt timestamp with time zone,      created_at
            created timestamp without time zone,     created_at
            creation_date timestamp with time zone,  created_at
            DateCreated timestamp(3) without time zone, created_at
            created_at timestamp with time zone,     created_at
            updatedAt timestamp with time zone,      updated_at
            modified timestamp with time zone,       updated_at
            lastModified timestamp with time zone,   updated_at
            deletedAt timestamp with time zone,      deleted_at
            created date,                            created
            created text,                            created
            modified boolean,                        is_modified
            """)
    void creationAndChangeHaveStandardNames(String column, String expected) {
        assertThat(Assessed.column(column)).isEqualTo(expected);
    }

    @Test
    void twoOfThemInOneTableNeedADecision() {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", "created timestamp with time zone", "created_at timestamp with time zone");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.about("column public.things.created")).isEqualTo("DECISION timestamp-column");
        assertThat(assessed.decisions())
                .contains("it should be called created_at, which is the name of column created_at");
    }
}
