package dev.onoma.monitor.drift;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a relation clients and the way back depend on. The rest (owner, grants, comments, statistics) can change without harm to
 * the rename.
 */
record Essence(
        Relation.Kind kind,
        List<Part> columns,
        boolean rowSecurity,
        boolean forceRowSecurity,
        List<String> options,
        @Nullable String definition,
        @Nullable String partitionKey) {

    /** What of a column they depend on. */
    record Part(
            Identifier name,
            TypeName type,
            boolean notNull,
            @Nullable String defaultExpression,
            Column.Identity identity,
            Column.Generated generated) {}

    static Essence of(Relation relation) {
        return new Essence(
                relation.kind(),
                relation.columns().stream().map(Essence::of).toList(),
                relation.rowSecurity(),
                relation.forceRowSecurity(),
                relation.options(),
                relation.definition(),
                relation.partitionKey());
    }

    private static Part of(Column column) {
        return new Part(
                column.name(),
                column.type(),
                column.notNull(),
                column.defaultExpression(),
                column.identity(),
                column.generated());
    }
}
