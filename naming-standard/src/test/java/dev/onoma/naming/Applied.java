package dev.onoma.naming;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Index;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.SnapshotEditor;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Makes the renames of an assessment in a snapshot, as a finished run leaves the database: without compatibility views. */
public final class Applied {

    private final Snapshot before;
    private final Renames renames;

    private Applied(Snapshot before, Renames renames) {
        this.before = before;
        this.renames = renames;
    }

    public static Snapshot to(Snapshot snapshot, Renames renames) {
        Applied applied = new Applied(snapshot, renames);
        return snapshot.edit(applied::edit);
    }

    private void edit(SnapshotEditor editor) {
        Map<Long, Map<Identifier, Identifier>> columns = new HashMap<>();
        before.relations().forEach(r -> columns(r, columns));
        for (Relation relation : before.relations()) {
            Map<Identifier, Identifier> names = columns.getOrDefault(relation.oid(), Map.of());
            editor.put(relation.withName(renames.relation(relation.name()))
                    .withColumns(c -> c.withName(names.getOrDefault(c.name(), c.name()))));
        }
        for (Constraint constraint : before.contents().constraints().values()) {
            QualifiedName table =
                    before.relation(constraint.table()).orElseThrow().name();
            Identifier name = renames.constraints()
                    .getOrDefault(table, Collections.emptySortedMap())
                    .getOrDefault(constraint.name(), constraint.name());
            editor.put(constraint.withName(name));
            if (!constraint.inherited() || constraint.index() != 0) {
                editor.indexOf(constraint)
                        .ifPresent(i -> editor.put(i.withName(i.name().withName(name))));
            }
        }
        renames.indexes().forEach((old, name) -> {
            Index index = before.index(old).orElseThrow();
            editor.put(index.withName(old.withName(name)));
        });
        renames.sequences()
                .forEach((old, name) ->
                        editor.put(before.sequence(old).orElseThrow().withName(old.withName(name))));
        renames.types()
                .forEach(
                        (old, name) -> editor.put(before.type(old).orElseThrow().withName(old.withName(name))));
    }

    /** Renames in parents reach the children. */
    private Map<Identifier, Identifier> columns(Relation relation, Map<Long, Map<Identifier, Identifier>> all) {
        Map<Identifier, Identifier> known = all.get(relation.oid());
        if (known != null) {
            return known;
        }
        Map<Identifier, Identifier> names = new HashMap<>();
        for (Column column : relation.columns()) {
            names.put(column.name(), renames.column(relation.name(), column.name()));
        }
        for (long parent : relation.parents()) {
            columns(before.relation(parent).orElseThrow(), all).forEach((old, name) -> {
                if (relation.column(old).filter(Column::inherited).isPresent()) {
                    names.put(old, name);
                }
            });
        }
        all.put(relation.oid(), names);
        return names;
    }
}
