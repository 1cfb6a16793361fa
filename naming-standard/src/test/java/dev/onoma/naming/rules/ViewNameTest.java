package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Relation;
import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewNameTest {

    @ParameterizedTest
    @CsvSource({"ActiveUser, active_user", "activeUsers, active_users", "monthly_revenue, monthly_revenue"})
    void viewsAreInSnakeCaseAndStaySingular(String name, String expected) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.relation(Relation.Kind.VIEW, name, "userId integer");
        schema.relation(Relation.Kind.MATERIALIZED_VIEW, name + "2", "userId integer")
                .index("byUser", "userId");

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.table(name)).isEqualTo(expected);
        assertThat(assessed.table(name + "2")).isEqualTo(expected + "2");
        assertThat(assessed.column(name, "userId")).isEqualTo("user_id");
        assertThat(assessed.index("byUser")).isEqualTo("idx_" + expected + "2_user_id");
    }
}
