package dev.onoma.plan.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.SnapshotEditor;
import dev.onoma.plan.step.RelationRename.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Drops the views that answer to the old names; a relation that stood aside for a bilingual one gets its own name back. What somebody
 * made on the views since reads the relation then, by its new names, and shows what it showed.
 */
public record DropCompatibility(RelationRename change) implements Step {

    @Override
    public String title() {
        return change.root().bilingual()
                ? "drop old column names of " + change.root().oldName()
                : "drop old name " + change.root().oldName();
    }

    @Override
    public String forward() {
        StringBuilder sql = new StringBuilder(Dependants.lock(change.members()));
        views(change).forEach(member -> {
            sql.append(Dependants.setAside(member)).append(CompatibilityViews.drop(member));
            if (member.bilingual()) {
                sql.append(RelationRenames.alter(member, member.standIn()))
                        .append(" RENAME TO ")
                        .append(member.newName().name().sql())
                        .append(";\n");
            }
            sql.append(Dependants.handOverToNewNames(member)).append(CompatibilityViews.dropProbe(member));
        });
        return sql.toString();
    }

    @Override
    public Step inverse() {
        return new CreateCompatibility(change);
    }

    @Override
    public List<Postcondition> postconditions() {
        List<Postcondition> conditions = new ArrayList<>();
        views(change).forEach(member -> {
            conditions.add(new Postcondition.RelationIs(
                    member.newName(), member.kind(), RelationRenames.newColumnNames(member)));
            conditions.add(new Postcondition.RelationIsGone(member.bilingual() ? member.standIn() : member.oldName()));
        });
        return conditions;
    }

    @Override
    public void applyTo(SnapshotEditor catalogue) {
        views(change).forEach(member -> {
            catalogue.remove(catalogue.relation(member.oldName()));
            if (member.bilingual()) {
                catalogue.put(catalogue.relation(member.standIn()).withName(member.newName()));
            }
        });
    }

    @Override
    public List<QualifiedName> exclusiveLocks() {
        return views(change)
                .flatMap(m -> m.bilingual() ? Stream.of(m.oldName(), m.standIn()) : Stream.of(m.oldName()))
                .toList();
    }

    static Stream<Member> views(RelationRename change) {
        return change.members().stream().filter(m -> m.view() != null);
    }
}
