package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.api.Test;

class EnumLabelTest {

    @Test
    void labelsAreOnlyTold() {
        Assessed assessed =
                Assessed.byDefaults(new SchemaBuilder().enumType("item_status", "ACTIVE", "inProgress", "archived"));

        assertThat(assessed.about("enum label public.item_status.\"ACTIVE\"")).isEqualTo("WARN enum-label");
        assertThat(assessed.warnings())
                .contains("\"ACTIVE\": it should be called active: enum labels are in snake_case")
                .contains("\"inProgress\": it should be called in_progress")
                .doesNotContain("archived");
        assertThat(assessed.renames().isEmpty()).isTrue();
    }

    @Test
    void labelsOfWhateverTextDoNoHarm() {
        Assessed assessed = Assessed.byDefaults(new SchemaBuilder().enumType("mood", "", "用户", "a b", "'; DROP"));

        assertThat(assessed.renames().isEmpty()).isTrue();
    }
}
