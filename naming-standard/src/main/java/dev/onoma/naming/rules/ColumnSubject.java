package dev.onoma.naming.rules;

import dev.onoma.catalog.Column;
import java.util.List;

/**
 * A column to be judged.
 *
 * @param table the coming name of its table
 * @param snake its name in snake_case
 * @param soleKey whether it alone is the primary key
 * @param besideId whether another column of the table is or becomes {@code id}
 * @param references the single-column foreign keys it has to the primary keys of other tables
 */
public record ColumnSubject(
        String table, Column column, String snake, boolean soleKey, boolean besideId, List<Reference> references) {

    /**
     * A foreign key.
     *
     * @param old the present name of the table it refers to
     * @param now its coming name
     */
    public record Reference(String old, String now) {}

    public ColumnSubject {
        references = List.copyOf(references);
    }

    String type() {
        return column.type().text();
    }
}
