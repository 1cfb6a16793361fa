package dev.onoma.validator.check;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rights that somebody gave on a relation while the run was on. Onoma gives none on what was there before, except those that were given
 * on a view that went away, so they are no fault of the run; {@link PrivilegeCheck} tells of them.
 */
final class AddedRights {

    private AddedRights() {}

    /** The catalogue as it would be without them. */
    static Snapshot leftOut(Snapshot expected, Snapshot actual) {
        return actual.edit(catalogue -> expected.relations()
                .forEach(before -> actual.relation(before.oid())
                        .filter(now -> !rights(now).equals(rights(before)))
                        .ifPresent(now -> catalogue.put(leftOut(before, now)))));
    }

    private static Relation leftOut(Relation before, Relation now) {
        return now.withGrants(kept(before.grants(), now.grants()))
                .withColumns(column -> before.column(column.number())
                        .map(known -> column.withGrants(kept(known.grants(), column.grants())))
                        .orElse(column));
    }

    private static List<Grant> kept(List<Grant> before, List<Grant> now) {
        return now.stream().filter(before::contains).toList();
    }

    private static List<List<Grant>> rights(Relation relation) {
        return Stream.concat(
                        Stream.of(relation.grants()),
                        relation.columns().stream().map(Column::grants))
                .toList();
    }
}
