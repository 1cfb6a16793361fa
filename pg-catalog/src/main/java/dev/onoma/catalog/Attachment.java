package dev.onoma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What hangs on a relation and is neither renamed nor read by Onoma, but must be there again after a rollback: rules and
 * extended statistics.
 *
 * @param kind {@code RULE} or {@code STATISTICS}
 */
public record Attachment(
        long oid,
        long table,
        String kind,
        QualifiedName name,
        String definition,
        @Nullable String comment) {}
