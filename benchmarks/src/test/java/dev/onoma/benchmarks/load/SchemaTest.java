package dev.onoma.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void namesAreOnceInCamelCaseAndOnceAsTheStandardWantsThem() {
        Rename rename = new Schema(30, 5).renames().get(27);
        assertThat(rename.oldName()).isEqualTo("StockAbbItem");
        assertThat(rename.newName()).isEqualTo("stock_abb_items");
        assertThat(rename.columns().keySet())
                .containsExactly("id", "parentId", "itemTitle", "fieldAaaNote", "stockCount");
        assertThat(rename.columns().values())
                .containsExactly("id", "parent_id", "item_title", "field_aaa_note", "stock_count");
    }

    @Test
    void manyTablesHaveDifferentNames() {
        assertThat(new Schema(10_000, 4).renames().stream().map(Rename::newName).distinct())
                .hasSize(10_000);
    }

    @Test
    void scriptsFitIntoATransaction() {
        List<String> scripts = new Schema(250, 4).scripts(0);
        assertThat(scripts).hasSize(3);
        assertThat(scripts.getLast().split("CREATE TABLE", -1)).hasSize(51);
    }

    @Test
    void aTableHasItsColumns() {
        String script = new Schema(1, 7).scripts(10).getFirst();
        assertThat(script.lines().filter(line -> line.startsWith("  "))).hasSize(7);
        assertThat(script).contains("generate_series(1, 10)");
    }

    @Test
    void parentsComeBeforeTheirChildren() {
        for (int number = 1; number < 100; number++) {
            assertThat(Schema.parent(number)).isLessThan(number);
        }
    }

    @Test
    void tasksSpeakByOneSetOfNamesOnly() {
        Schema schema = new Schema(3, 4);
        assertThat(Task.ofDay(schema, Naming.OLD))
                .hasSize(18)
                .allSatisfy(task -> assertThat(task.statements().toString()).doesNotContain("stock_"));
        assertThat(Task.ofDay(schema, Naming.NEW))
                .allSatisfy(task -> assertThat(task.statements().toString()).doesNotContain("Stock"));
    }

    @Test
    void aSchemaWithoutTablesIsRefused() {
        assertThatThrownBy(() -> new Schema(0, 10)).isInstanceOf(IllegalArgumentException.class);
    }
}
