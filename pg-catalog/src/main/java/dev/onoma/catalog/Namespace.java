package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema with its owner and rights. */
public record Namespace(
        long oid,
        Identifier name,
        Identifier owner,
        List<Grant> grants,
        @Nullable String comment) {

    public Namespace {
        grants = List.copyOf(grants);
    }
}
