package dev.onoma.plan.step;

import dev.onoma.catalog.Grant;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is to be known to rename one relation and its columns, to keep its old names answering, and to undo both. A
 * partitioned table or parent comes with its children, since renaming a column of the parent renames theirs.
 *
 * @param members the relation itself first, then its children, each after its parents
 */
public record RelationRename(List<Member> members) {

    public RelationRename {
        members = List.copyOf(members);
    }

    public Member root() {
        return members.getFirst();
    }

    /**
     * One relation.
     *
     * @param oldName before the run
     * @param newName after contract; equal to the old name where only columns change
     * @param standIn the name it bears during soak: the new name, or another one where a bilingual view has to bear it
     * @param columns all of its columns in its order, the unchanged ones too
     * @param view what answers to the old names; null where the member changes neither its name nor its columns
     */
    public record Member(
            QualifiedName oldName,
            QualifiedName newName,
            QualifiedName standIn,
            Relation.Kind kind,
            List<ColumnRename> columns,
            @Nullable CompatibilityView view) {

        public Member {
            columns = List.copyOf(columns);
        }

        /** Whether it keeps its name, so that one view has to answer to old and new columns. */
        public boolean bilingual() {
            return oldName.equals(newName);
        }

        public List<ColumnRename> changedColumns() {
            return columns.stream().filter(ColumnRename::changes).toList();
        }
    }

    /**
     * @param inherited whether a parent's rename carries it along
     */
    public record ColumnRename(
            Identifier from,
            Identifier to,
            boolean inherited,
            @Nullable String comment) {

        public boolean changes() {
            return !from.equals(to);
        }
    }

    /**
     * The view that bears the old name (PostgreSQL manual, CREATE VIEW).
     *
     * @param owner the owner of the relation
     * @param invoker whether it runs with the rights of who asks; a view with the rights of its owner is made only where column
     *     grants demand it and no row security could be opened by it
     * @param grants the relation's own
     * @param columnGrants the columns' own, by old column name
     * @param revoked roles and PUBLIC, in SQL, to which default privileges would give something
     * @param probe the function that counts its uses; null where nobody does
     */
    public record CompatibilityView(
            Identifier owner,
            boolean invoker,
            List<Grant> grants,
            List<ColumnGrant> columnGrants,
            List<String> revoked,
            @Nullable String comment,
            @Nullable QualifiedName probe) {

        public CompatibilityView {
            grants = List.copyOf(grants);
            columnGrants = List.copyOf(columnGrants);
            revoked = List.copyOf(revoked);
        }

        /** The same with another probe, or with none. */
        public CompatibilityView countedBy(@Nullable QualifiedName other) {
            return new CompatibilityView(owner, invoker, grants, columnGrants, revoked, comment, other);
        }
    }

    /** A right on one column. */
    public record ColumnGrant(Identifier column, Grant grant) {}
}
