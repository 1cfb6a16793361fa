package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.UserType;
import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnumTypeTest {

    @ParameterizedTest
    @CsvSource({
        "ItemStatus, item_status",
        "itemStatus, item_status",
        "item_status, item_status",
        "OAuthScope, oauth_scope"
    })
    void enumTypesAreInSnakeCase(String name, String expected) {
        assertThat(Assessed.byDefaults(new SchemaBuilder().enumType(name, "a")).type(name))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Date", "Text", "Interval", "Point"})
    void aTypeNeverGetsTheNameOfOneOfPostgresqls(String name) {
        Assessed assessed = Assessed.byDefaults(new SchemaBuilder().enumType(name, "a"));

        assertThat(assessed.renames().types()).isEmpty();
        assertThat(assessed.decisions()).contains("which SQL reserves");
    }

    @Test
    void otherTypesAreLeftAlone() {
        SchemaBuilder schema = new SchemaBuilder().type("PostalAddress", UserType.Kind.COMPOSITE);

        assertThat(Assessed.byDefaults(schema).assessment().findings()).isEmpty();
    }
}
