package dev.onoma.plan.step;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.Member;
import java.util.List;
import java.util.function.Function;

/** The statements and snapshot changes that {@link RenameRelation} and {@link RestoreRelation} share, each in its own direction. */
final class RelationRenames {

    private RelationRenames() {}

    static String alter(Member member, QualifiedName name) {
        return "ALTER " + member.kind().sql() + " " + name.sql();
    }

    /** Only tables can be locked before the rename; ALTER locks the others itself. */
    static boolean canBeLocked(Relation.Kind kind) {
        return kind == Relation.Kind.TABLE || kind == Relation.Kind.PARTITIONED_TABLE;
    }

    static String lock(QualifiedName name) {
        return "LOCK TABLE " + name.sql() + " IN ACCESS EXCLUSIVE MODE;\n";
    }

    static void rename(
            SnapshotEditor catalogue,
            QualifiedName from,
            QualifiedName to,
            List<ColumnRename> columns,
            Function<ColumnRename, Identifier> oldColumn,
            Function<ColumnRename, Identifier> newColumn) {
        Relation relation = catalogue.relation(from);
        catalogue.put(relation.withName(to).withColumns(column -> renamed(column, columns, oldColumn, newColumn)));
    }

    static List<Identifier> newColumnNames(Member member) {
        return member.columns().stream().map(ColumnRename::to).toList();
    }

    static List<Identifier> oldColumnNames(Member member) {
        return member.columns().stream().map(ColumnRename::from).toList();
    }

    private static Column renamed(
            Column column,
            List<ColumnRename> columns,
            Function<ColumnRename, Identifier> oldColumn,
            Function<ColumnRename, Identifier> newColumn) {
        return columns.stream()
                .filter(c -> oldColumn.apply(c).equals(column.name()))
                .findFirst()
                .map(c -> column.withName(newColumn.apply(c)))
                .orElse(column);
    }
}
