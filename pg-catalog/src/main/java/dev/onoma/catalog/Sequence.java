package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param table OID of the table that owns it, otherwise 0
 * @param column attribute number of the owning column, otherwise 0
 * @param identity whether it belongs to an identity column
 * @param settings type, start, increment, bounds, cache, cycle as one text
 */
public record Sequence(
        long oid,
        QualifiedName name,
        Identifier owner,
        long table,
        int column,
        boolean identity,
        String settings,
        List<Grant> grants,
        @Nullable String comment,
        @Nullable Identifier extension) {

    public Sequence {
        grants = List.copyOf(grants);
    }

    public Sequence withName(QualifiedName other) {
        return new Sequence(oid, other, owner, table, column, identity, settings, grants, comment, extension);
    }
}
