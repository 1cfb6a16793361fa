package dev.onoma.naming.rules;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or view to be judged.
 *
 * @param parent the table it is a partition of; null where it is none
 * @param namesakes other tables that the standard gives the same name
 */
public record RelationSubject(Relation relation, @Nullable Parent parent, List<QualifiedName> namesakes) {

    /** A partitioned table by its present and its coming name. */
    public record Parent(String old, String now) {}

    public RelationSubject {
        namesakes = List.copyOf(namesakes);
    }

    String name() {
        return relation.name().name().value();
    }
}
