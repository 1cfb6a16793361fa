package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a relation.
 *
 * @param number its {@code attnum}, which no rename changes
 * @param defaultExpression the default, or the expression of a generated column
 * @param inherited whether it comes from a parent, whose rename carries it along
 * @param settings storage, compression, statistics target and options as one text
 */
public record Column(
        int number,
        Identifier name,
        TypeName type,
        boolean notNull,
        @Nullable String defaultExpression,
        Identity identity,
        Generated generated,
        @Nullable String collation,
        boolean inherited,
        String settings,
        List<Grant> grants,
        @Nullable String comment) {

    /** How an identity column takes its values. */
    public enum Identity {
        NONE,
        ALWAYS,
        BY_DEFAULT
    }

    /** How a generated column is kept. */
    public enum Generated {
        NONE,
        STORED,
        VIRTUAL
    }

    public Column {
        grants = List.copyOf(grants);
    }

    public Column withName(Identifier other) {
        return with(other, grants);
    }

    public Column withGrants(List<Grant> others) {
        return with(name, others);
    }

    private Column with(Identifier newName, List<Grant> newGrants) {
        return new Column(
                number,
                newName,
                type,
                notNull,
                defaultExpression,
                identity,
                generated,
                collation,
                inherited,
                settings,
                newGrants,
                comment);
    }
}
