package dev.onoma.plan.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Renames a table or view and its columns, and leaves a view that answers to the old names. Takes ACCESS EXCLUSIVE on the relation
 * first, so that it never waits for it while holding another lock.
 */
public record RenameRelation(RelationRename change) implements Step {

    @Override
    public String title() {
        Member root = change.root();
        String columns = root.changedColumns().isEmpty()
                ? ""
                : ", " + root.changedColumns().size() + " of " + root.columns().size() + " columns";
        return root.bilingual()
                ? "rename columns of " + root.oldName() + columns
                : "rename " + root.oldName() + " to " + root.newName().name() + columns;
    }

    @Override
    public String forward() {
        StringBuilder sql = new StringBuilder();
        if (RelationRenames.canBeLocked(change.root().kind())) {
            sql.append(RelationRenames.lock(change.root().oldName()));
        }
        for (Member member : change.members()) {
            for (ColumnRename column : member.changedColumns()) {
                if (!column.inherited()) {
                    sql.append(RelationRenames.alter(member, member.oldName()))
                            .append(" RENAME COLUMN ")
                            .append(column.from().sql())
                            .append(" TO ")
                            .append(column.to().sql())
                            .append(";\n");
                }
            }
        }
        for (Member member : change.members()) {
            if (member.view() != null) {
                sql.append(RelationRenames.alter(member, member.oldName()))
                        .append(" RENAME TO ")
                        .append(member.standIn().name().sql())
                        .append(";\n")
                        .append(CompatibilityViews.create(member, member.view()));
            }
        }
        return sql.toString();
    }

    @Override
    public Step inverse() {
        return new RestoreRelation(change);
    }

    @Override
    public List<Postcondition> postconditions() {
        List<Postcondition> conditions = new ArrayList<>();
        for (Member member : change.members()) {
            conditions.add(new Postcondition.RelationIs(
                    member.standIn(), member.kind(), RelationRenames.newColumnNames(member)));
            if (member.view() != null) {
                conditions.add(new Postcondition.RelationIs(
                        member.oldName(), Relation.Kind.VIEW, CompatibilityViews.columnNames(member)));
            }
        }
        return conditions;
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        for (Member member : change.members()) {
            RelationRenames.rename(
                    catalogue,
                    member.oldName(),
                    member.standIn(),
                    member.columns(),
                    ColumnRename::from,
                    ColumnRename::to);
            if (member.view() != null) {
                CompatibilityViews.applyTo(catalogue, member, member.view());
            }
        }
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return change.members().stream().map(Member::oldName).toList();
    }
}
