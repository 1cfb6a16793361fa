package dev.onoma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An operator that somebody made.
 *
 * @param left null for one that stands before its only argument
 * @param routine the function behind it, by OID; one that came with the server is not in the snapshot
 * @param settings whether it can be hashed and merged, and how its selectivity is estimated
 * @param related commutator and negator, as PostgreSQL writes them
 */
public record Operator(
        long oid,
        QualifiedName name,
        @Nullable TypeName left,
        TypeName right,
        long routine,
        Identifier owner,
        String settings,
        String related,
        @Nullable String comment) {}
