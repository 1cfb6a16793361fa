package dev.onoma.plan.step;

import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is to be known to rename an enum type, to keep its old name answering, and to undo both.
 *
 * @param labels in order, the same for the type and its alias
 * @param grants of the type, for its alias; empty where everybody may use it, as is the default
 */
public record EnumTypeRename(
        QualifiedName oldName,
        QualifiedName newName,
        Identifier owner,
        List<String> labels,
        List<Grant> grants,
        @Nullable String comment) {

    public EnumTypeRename {
        labels = List.copyOf(labels);
        grants = List.copyOf(grants);
    }
}
