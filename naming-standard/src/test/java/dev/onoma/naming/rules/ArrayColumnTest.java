package dev.onoma.naming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.naming.Assessed;
import dev.onoma.naming.SchemaBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayColumnTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            imageGallery text[], image_gallery, false
            categoryPath text[], category_path, false
            customSections text[], custom_sections, false
            tagList text[], tag_list, false
            tag text[], tag, true
            postTag text[], post_tag, true
            """)
    void arraysAreInSnakeCaseAndAMissingPluralIsTold(String column, String expected, boolean told) {
        SchemaBuilder schema = new SchemaBuilder();
        schema.table("things", column);

        Assessed assessed = Assessed.byDefaults(schema);

        assertThat(assessed.column("things", column.split(" ")[0])).isEqualTo(expected);
        assertThat(assessed.warnings().contains("an array holds many values")).isEqualTo(told);
    }
}
