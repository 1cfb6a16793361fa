package dev.onoma.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onoma.catalog.Snapshot;
import org.junit.jupiter.api.Test;

/** What holds for three tables holds for thousands: nothing is lost, and nothing collides. */
class ManyTablesTest {

    @Test
    void tenThousandTablesAreEachRenamed() {
        Assessment assessment = Standard.defaults().assess(schema(10_000));

        assertThat(assessment.renames().relations()).hasSize(10_000);
        assertThat(assessment.renames().indexes()).hasSize(10_000);
    }

    private static Snapshot schema(int tables) {
        SchemaBuilder schema = new SchemaBuilder();
        TableBuilder previous = null;
        for (int i = 0; i < tables; i++) {
            String letters = letters(i);
            TableBuilder table = schema.table(
                    "Order" + letters,
                    "id integer",
                    "previousId integer",
                    "createdAt timestamp with time zone",
                    "active boolean",
                    "metaData jsonb",
                    "tagList text[]",
                    "userName text",
                    "user_mail text",
                    "quantity integer",
                    "s3URL text");
            table.primaryKey("Order" + letters + "_pkey", "id").index("by" + letters, "userName");
            if (previous != null) {
                table.foreignKey("fk", "previousId", previous, "id");
            }
            previous = table;
        }
        return schema.snapshot();
    }

    private static String letters(int number) {
        String digits = Integer.toString(number, 26);
        StringBuilder word = new StringBuilder();
        digits.chars().forEach(c -> word.append((char) ('a' + Character.digit(c, 26))));
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + "q";
    }
}
