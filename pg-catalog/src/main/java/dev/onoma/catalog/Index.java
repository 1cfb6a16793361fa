package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index.
 *
 * @param columns attribute numbers in its order, 0 for an expression, INCLUDE columns last
 * @param keyColumns how many of them are key columns
 * @param definition as {@code pg_get_indexdef} writes it
 * @param constraint whether a constraint owns it, so that both are renamed together
 * @param parent the partitioned index it is attached to, otherwise 0
 * @param settings validity, clustering, replica identity as one text
 */
public record Index(
        long oid,
        long table,
        QualifiedName name,
        String method,
        List<Integer> columns,
        int keyColumns,
        boolean unique,
        boolean primary,
        boolean partial,
        boolean constraint,
        long parent,
        String definition,
        String settings,
        @Nullable String comment) {

    public Index {
        columns = List.copyOf(columns);
    }

    public Index withName(QualifiedName other) {
        return new Index(
                oid,
                table,
                other,
                method,
                columns,
                keyColumns,
                unique,
                primary,
                partial,
                constraint,
                parent,
                definition,
                settings,
                comment);
    }
}
