package dev.onoma.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How values of one type become those of another, where at least one of them is a user's type.
 *
 * @param routine the function that does it, by OID; 0 where none is needed
 */
public record Cast(
        long oid,
        TypeName source,
        TypeName target,
        Context context,
        long routine,
        @Nullable String comment) {

    /** Where it is applied without being asked for, as {@code castcontext} tells it. */
    public enum Context {
        IMPLICIT,
        ASSIGNMENT,
        EXPLICIT
    }
}
