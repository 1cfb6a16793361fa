package dev.onoma.plan.step;

import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a relation its old names back and drops the compatibility view; what somebody made on the view since hangs on the relation then.
 * Locks the view first, which locks the relation behind it in the order clients do: the other order needs many more attempts.
 */
public record RestoreRelation(RelationRename change) implements Step {

    @Override
    public String title() {
        Member root = change.root();
        return root.bilingual()
                ? "restore columns of " + root.oldName()
                : "restore " + root.newName() + " to " + root.oldName().name();
    }

    @Override
    public String forward() {
        StringBuilder sql = new StringBuilder(Dependants.lock(change.members()));
        Member root = change.root();
        if (RelationRenames.canBeLocked(root.kind())) {
            sql.append(root.view() == null ? RelationRenames.lock(root.standIn()) : lockByView(root));
        }
        for (Member member : change.members()) {
            for (ColumnRename column : member.changedColumns()) {
                if (!column.inherited()) {
                    sql.append(RelationRenames.alter(member, member.standIn()))
                            .append(" RENAME COLUMN ")
                            .append(column.to().sql())
                            .append(" TO ")
                            .append(column.from().sql())
                            .append(";\n");
                }
            }
        }
        for (Member member : change.members()) {
            if (member.view() != null) {
                sql.append(Dependants.setAsideWithRights(member))
                        .append(CompatibilityViews.drop(member))
                        .append(RelationRenames.alter(member, member.standIn()))
                        .append(" RENAME TO ")
                        .append(member.oldName().name().sql())
                        .append(";\n")
                        .append(Dependants.handOverToOldNames(member))
                        .append(CompatibilityViews.dropProbe(member));
            }
        }
        return sql.toString();
    }

    /** Somebody may have dropped the view, which is a reason to roll back and must not prevent it. */
    private static String lockByView(Member member) {
        String block = "\nBEGIN\n  %sEXCEPTION WHEN undefined_table THEN\n  %sEND\n"
                .formatted(RelationRenames.lock(member.oldName()), RelationRenames.lock(member.standIn()));
        return "DO " + Literal.dollarQuoted(block) + ";\n";
    }

    @Override
    public Step inverse() {
        return new RenameRelation(change);
    }

    @Override
    public List<Postcondition> postconditions() {
        List<Postcondition> conditions = new ArrayList<>();
        for (Member member : change.members()) {
            conditions.add(new Postcondition.RelationIs(
                    member.oldName(), member.kind(), RelationRenames.oldColumnNames(member)));
            if (!member.standIn().equals(member.oldName())) {
                conditions.add(new Postcondition.RelationIsGone(member.standIn()));
            }
        }
        return conditions;
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        for (Member member : change.members()) {
            if (member.view() != null) {
                Relation view = catalogue.relation(member.oldName());
                catalogue.remove(view);
            }
            RelationRenames.rename(
                    catalogue,
                    member.standIn(),
                    member.oldName(),
                    member.columns(),
                    ColumnRename::to,
                    ColumnRename::from);
        }
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        List<QualifiedName> locks = new ArrayList<>();
        for (Member member : change.members()) {
            if (member.view() != null) {
                locks.add(member.oldName());
            }
            locks.add(member.standIn());
        }
        return locks;
    }
}
