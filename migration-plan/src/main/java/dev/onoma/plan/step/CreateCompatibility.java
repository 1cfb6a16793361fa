package dev.onoma.plan.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the views for the old names again after contract dropped them. */
public record CreateCompatibility(RelationRename change) implements Step {

    @Override
    public String title() {
        return change.root().bilingual()
                ? "bring back old column names of " + change.root().oldName()
                : "bring back old name " + change.root().oldName();
    }

    @Override
    public String forward() {
        StringBuilder sql = new StringBuilder();
        DropCompatibility.views(change).forEach(member -> {
            CompatibilityView view = Objects.requireNonNull(member.view());
            if (member.bilingual()) {
                sql.append(RelationRenames.alter(member, member.newName()))
                        .append(" RENAME TO ")
                        .append(member.standIn().name().sql())
                        .append(";\n");
            }
            sql.append(CompatibilityViews.create(member, view));
        });
        return sql.toString();
    }

    @Override
    public Step inverse() {
        return new DropCompatibility(change);
    }

    @Override
    public List<Postcondition> postconditions() {
        List<Postcondition> conditions = new ArrayList<>();
        DropCompatibility.views(change).forEach(member -> {
            conditions.add(new Postcondition.RelationIs(
                    member.standIn(), member.kind(), RelationRenames.newColumnNames(member)));
            conditions.add(new Postcondition.RelationIs(
                    member.oldName(), Relation.Kind.VIEW, CompatibilityViews.columnNames(member)));
        });
        return conditions;
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        DropCompatibility.views(change).forEach(member -> {
            if (member.bilingual()) {
                catalogue.put(catalogue.relation(member.newName()).withName(member.standIn()));
            }
            CompatibilityViews.applyTo(catalogue, member, Objects.requireNonNull(member.view()));
        });
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return DropCompatibility.views(change)
                .filter(m -> m.bilingual())
                .map(m -> m.newName())
                .toList();
    }
}
