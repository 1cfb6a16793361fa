package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table.
 *
 * @param columns attribute numbers of its columns, in its order
 * @param referencedTable OID of a foreign key's target, otherwise 0
 * @param definition as {@code pg_get_constraintdef} writes it
 * @param index OID of the index that implements it, otherwise 0
 * @param inherited whether it comes from a parent, whose rename carries it along
 * @param settings deferrable, deferred, enforced, no inherit, as one text
 */
public record Constraint(
        long oid,
        long table,
        Identifier name,
        Kind kind,
        List<Integer> columns,
        long referencedTable,
        List<Integer> referencedColumns,
        String definition,
        long index,
        boolean validated,
        boolean inherited,
        String settings,
        @Nullable String comment) {

    /** The kind, as {@code contype} tells it. */
    public enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUSION,
        NOT_NULL,
        TRIGGER
    }

    public Constraint {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    public Constraint withName(Identifier other) {
        return new Constraint(
                oid,
                table,
                other,
                kind,
                columns,
                referencedTable,
                referencedColumns,
                definition,
                index,
                validated,
                inherited,
                settings,
                comment);
    }
}
