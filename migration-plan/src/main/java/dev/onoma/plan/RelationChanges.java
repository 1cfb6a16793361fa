package dev.onoma.plan;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.Renames;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.CompatibilityView;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.UseProbe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which relations are renamed together, and how. Where a column is renamed, all tables that inherit it change in the same moment and
 * so belong to the same step; otherwise each relation is a step of its own.
 *
 * @param changes sorted: tables first, then what reads them
 * @param refusals what keeps its names
 */
record RelationChanges(List<RelationRename> changes, List<Refusal> refusals) {

    /**
     * @param counted whether the uses of old names are
     */
    static RelationChanges of(Snapshot snapshot, Renames renames, boolean counted) {
        return new Work(snapshot, renames, counted).changes();
    }

    private static final class Work {

        private final Snapshot snapshot;
        private final Renames renames;
        private final boolean counted;
        private final CompatibilityDesign design;
        private final Map<Long, Map<Identifier, Identifier>> columns = new HashMap<>();
        private final List<Refusal> refusals = new ArrayList<>();

        Work(Snapshot snapshot, Renames renames, boolean counted) {
            this.snapshot = snapshot;
            this.renames = renames;
            this.counted = counted;
            this.design = new CompatibilityDesign(snapshot);
        }

        RelationChanges changes() {
            List<Relation> sorted = snapshot.relations().stream()
                    .filter(r -> r.extension() == null)
                    .sorted(Comparator.comparing((Relation r) -> rank(r.kind())).thenComparing(Relation::name))
                    .toList();
            List<RelationRename> changes = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            for (Relation relation : sorted) {
                if (!seen.contains(relation.oid()) && isChanged(relation)) {
                    List<Relation> group = group(relation);
                    group.forEach(r -> seen.add(r.oid()));
                    change(group).ifPresent(changes::add);
                }
            }
            return new RelationChanges(changes, refusals);
        }

        private Optional<RelationRename> change(List<Relation> group) {
            List<Member> members = new ArrayList<>();
            for (Relation relation : group) {
                CompatibilityDesign.Verdict verdict =
                        design.viewFor(relation, !columns(relation).isEmpty());
                switch (verdict) {
                    case CompatibilityDesign.Possible possible -> members.add(member(relation, possible.view()));
                    case CompatibilityDesign.Impossible impossible -> {
                        refusals.add(new Refusal(group.getFirst().name().toString(), impossible.reason()));
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(new RelationRename(members));
        }

        private Member member(Relation relation, CompatibilityView view) {
            Map<Identifier, Identifier> changed = columns(relation);
            QualifiedName newName = renames.relation(relation.name());
            boolean changes = !newName.equals(relation.name()) || !changed.isEmpty();
            QualifiedName standIn =
                    changes && newName.equals(relation.name()) ? design.standIn(relation.name()) : newName;
            List<ColumnRename> all = relation.columns().stream()
                    .map(c -> new ColumnRename(
                            c.name(), changed.getOrDefault(c.name(), c.name()), c.inherited(), c.comment()))
                    .toList();
            QualifiedName probe = counted && canBeCounted(relation, newName) ? UseProbe.of(relation.name()) : null;
            return new Member(
                    relation.name(), newName, standIn, relation.kind(), all, changes ? view.countedBy(probe) : null);
        }

        /**
         * A bilingual view cannot tell by which names it is used. On a foreign table UPDATE and DELETE fail through a view unless the
         * foreign server does them alone, and it does not know the probe.
         */
        private static boolean canBeCounted(Relation relation, QualifiedName newName) {
            return !newName.equals(relation.name()) && relation.kind() != Relation.Kind.FOREIGN_TABLE;
        }

        private boolean isChanged(Relation relation) {
            return renames.relations().containsKey(relation.name())
                    || !columns(relation).isEmpty();
        }

        /** The relation, its ancestors and descendants where columns are renamed; each after its parents. */
        private List<Relation> group(Relation relation) {
            if (columns(relation).isEmpty()) {
                return List.of(relation);
            }
            Set<Relation> family = new LinkedHashSet<>();
            collect(topmost(relation), family);
            return List.copyOf(family);
        }

        private Relation topmost(Relation relation) {
            return relation.parents().stream()
                    .flatMap(p -> snapshot.relation(p).stream())
                    .filter(p -> !columns(p).isEmpty())
                    .findFirst()
                    .map(this::topmost)
                    .orElse(relation);
        }

        private void collect(Relation relation, Set<Relation> family) {
            if (family.add(relation)) {
                snapshot.childrenOf(relation).stream()
                        .sorted(Comparator.comparing(Relation::name))
                        .filter(this::isChanged)
                        .forEach(child -> collect(child, family));
            }
        }

        /** Old → new name of the relation's columns, those that a parent's rename carries along included. */
        private Map<Identifier, Identifier> columns(Relation relation) {
            Map<Identifier, Identifier> known = columns.get(relation.oid());
            if (known != null) {
                return known;
            }
            Map<Identifier, Identifier> changed =
                    new HashMap<>(renames.columns().getOrDefault(relation.name(), Collections.emptySortedMap()));
            for (Long parent : relation.parents()) {
                snapshot.relation(parent)
                        .ifPresent(p -> columns(p).forEach((from, to) -> {
                            if (relation.column(from).map(Column::inherited).orElse(false)) {
                                changed.put(from, to);
                            }
                        }));
            }
            changed.keySet().removeIf(c -> relation.column(c).isEmpty());
            columns.put(relation.oid(), changed);
            return changed;
        }

        private static int rank(Relation.Kind kind) {
            return switch (kind) {
                case PARTITIONED_TABLE, TABLE, FOREIGN_TABLE -> 0;
                case VIEW -> 1;
                case MATERIALIZED_VIEW -> 2;
            };
        }
    }
}
