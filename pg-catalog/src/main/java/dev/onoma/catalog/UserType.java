package dev.onoma.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type that a user made; row types of relations and array types are left out.
 *
 * @param labels of an enum type, in order
 * @param definition base type, constraints or attributes of the other kinds
 */
public record UserType(
        long oid,
        QualifiedName name,
        Kind kind,
        Identifier owner,
        List<String> labels,
        String definition,
        List<Grant> grants,
        @Nullable String comment,
        @Nullable Identifier extension) {

    /** The kind, as {@code typtype} tells it. */
    public enum Kind {
        ENUM,
        DOMAIN,
        COMPOSITE,
        RANGE,
        BASE
    }

    public UserType {
        labels = List.copyOf(labels);
        grants = List.copyOf(grants);
    }

    public UserType withName(QualifiedName other) {
        return new UserType(oid, other, kind, owner, labels, definition, grants, comment, extension);
    }
}
