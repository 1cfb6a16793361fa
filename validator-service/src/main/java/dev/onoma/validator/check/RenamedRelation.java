package dev.onoma.validator.check;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A relation that a run has touched.
 *
 * @param before as the baseline has it
 * @param expected as the plan predicts it; the OID is the same
 * @param expectedView what the plan predicts to answer to the old name; null where nothing does
 */
public record RenamedRelation(
        Relation before, Relation expected, @Nullable Relation expectedView) {

    /** The touched relations of a prediction. */
    static List<RenamedRelation> between(Snapshot before, Snapshot predicted) {
        return before.relations().stream()
                .flatMap(relation -> of(relation, before, predicted).stream())
                .toList();
    }

    private static Optional<RenamedRelation> of(Relation relation, Snapshot before, Snapshot predicted) {
        Relation expected = predicted.relation(relation.oid()).orElse(null);
        if (expected == null) {
            return Optional.empty();
        }
        Relation view = predicted
                .relation(relation.name())
                .filter(bearer -> before.relation(bearer.oid()).isEmpty())
                .orElse(null);
        boolean touched = view != null
                || !expected.name().equals(relation.name())
                || !names(expected).equals(names(relation));
        return touched ? Optional.of(new RenamedRelation(relation, expected, view)) : Optional.empty();
    }

    /** The view where there is to be one. */
    Optional<Relation> view() {
        return Optional.ofNullable(expectedView);
    }

    static List<Identifier> names(Relation relation) {
        return relation.columns().stream().map(Column::name).toList();
    }

    /** The column of the old name, whose number no rename changes. */
    Optional<Column> columnBefore(Identifier name) {
        return before.columns().stream()
                .filter(column -> Objects.equals(column.name(), name))
                .findFirst();
    }
}
