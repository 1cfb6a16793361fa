package dev.onoma.naming;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.UserType;
import dev.onoma.naming.language.Length;
import dev.onoma.naming.rules.DuplicateTable;
import dev.onoma.naming.rules.EnumLabel;
import dev.onoma.naming.rules.EnumType;
import dev.onoma.naming.rules.ForeignTableName;
import dev.onoma.naming.rules.PartitionName;
import dev.onoma.naming.rules.RelationRule;
import dev.onoma.naming.rules.RelationSubject;
import dev.onoma.naming.rules.RuleKey;
import dev.onoma.naming.rules.TableName;
import dev.onoma.naming.rules.ViewName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first stage: tables, views and enum types; partitions after the tables they are part of. */
final class RelationNames {

    private final Assessor assessor;
    private final TableName tableName;
    private final List<RelationRule> rules;
    private final Map<QualifiedName, List<QualifiedName>> tablesByWantedName = new HashMap<>();

    RelationNames(Assessor assessor) {
        this.assessor = assessor;
        tableName = new TableName(assessor.language);
        rules = List.of(
                new PartitionName(assessor.language),
                new DuplicateTable(tableName),
                tableName,
                new ForeignTableName(tableName),
                new ViewName(assessor.language));
    }

    void assess() {
        Collisions collisions = new Collisions(assessor.bearers, assessor.draft);
        List<Relation> level = new ArrayList<>();
        Map<Long, List<Relation>> partitions = new HashMap<>();
        for (Relation relation : assessor.scope.relations()) {
            Relation parent = parent(relation);
            if (parent == null) {
                level.add(relation);
                noteWantedName(relation);
            } else {
                partitions
                        .computeIfAbsent(parent.oid(), oid -> new ArrayList<>())
                        .add(relation);
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        assessor.scope.enumTypes().forEach(type -> add(proposals, type(type)));
        while (!level.isEmpty()) {
            level.forEach(relation -> add(proposals, relation(relation)));
            collisions.settle(proposals);
            proposals.clear();
            level = next(level, partitions);
        }
        collisions.settle(proposals);
    }

    private List<Relation> next(List<Relation> level, Map<Long, List<Relation>> partitions) {
        List<Relation> next = new ArrayList<>();
        level.forEach(relation -> next.addAll(partitions.getOrDefault(relation.oid(), List.of())));
        return next;
    }

    /** The table it is a partition of, where that is looked at too. */
    private @Nullable Relation parent(Relation relation) {
        return !relation.isPartition() || relation.parents().isEmpty()
                ? null
                : assessor.snapshot
                        .relation(relation.parents().getFirst())
                        .filter(assessor.scope::includes)
                        .orElse(null);
    }

    private void noteWantedName(Relation relation) {
        if (!relation.kind().isTable()) {
            return;
        }
        Identifier explicit = assessor.explicit.relation(relation.name());
        String wanted = explicit == null
                ? Length.fit(tableName.of(relation.name().name().value()))
                : explicit.value();
        if (!wanted.isEmpty()) {
            tablesByWantedName
                    .computeIfAbsent(relation.name().withName(Identifier.of(wanted)), name -> new ArrayList<>())
                    .add(relation.name());
        }
    }

    private @Nullable Proposal relation(Relation relation) {
        ObjectReference object = Kinds.reference(relation);
        QualifiedName name = relation.name();
        Identifier explicit = assessor.explicit.relation(name);
        if (explicit != null) {
            return explicit(object, explicit);
        }
        Relation parent = parent(relation);
        boolean follows = assessor.standard.mode(RuleKey.PARTITION_NAME) == Mode.RENAME;
        if (parent != null && follows && assessor.draft.isUndecided(Kinds.reference(parent))) {
            assessor.draft.postpone(object, RuleKey.PARTITION_NAME.key(), Kinds.reference(parent));
            return null;
        }
        Judge.Decided decided =
                assessor.judge.judge(object, name.name(), rules, subject(relation, parent), Mode.RENAME);
        return decided == null ? null : assessor.judge.propose(object, name.name(), decided);
    }

    private RelationSubject subject(Relation relation, @Nullable Relation parent) {
        if (parent != null) {
            Identifier now = assessor.draft.relationNow(parent.name());
            return new RelationSubject(
                    relation, new RelationSubject.Parent(parent.name().name().value(), now.value()), List.of());
        }
        String wanted = Length.fit(tableName.of(relation.name().name().value()));
        List<QualifiedName> all = wanted.isEmpty() || !relation.kind().isTable()
                ? List.of()
                : tablesByWantedName.getOrDefault(relation.name().withName(Identifier.of(wanted)), List.of());
        return new RelationSubject(
                relation,
                null,
                all.stream().filter(n -> !n.equals(relation.name())).toList());
    }

    private @Nullable Proposal type(UserType type) {
        ObjectReference object = ObjectReference.of(ObjectReference.Kind.ENUM_TYPE, type.name());
        Identifier current = type.name().name();
        type.labels().forEach(label -> label(type, label));
        Identifier explicit = assessor.explicit.type(type.name());
        if (explicit != null) {
            return explicit(object, explicit);
        }
        Judge.Decided decided =
                assessor.judge.judge(object, current, List.of(new EnumType(assessor.language)), type, Mode.RENAME);
        return decided == null ? null : assessor.judge.propose(object, current, decided);
    }

    private void label(UserType type, String label) {
        if (!label.isEmpty()) {
            ObjectReference object = new ObjectReference(ObjectReference.Kind.ENUM_LABEL, type.name(), label);
            assessor.judge.judge(
                    object, Identifier.of(label), List.of(new EnumLabel(assessor.language)), label, Mode.WARN);
        }
    }

    private static @Nullable Proposal explicit(ObjectReference object, Identifier name) {
        return name.equals(object.container().name())
                ? null
                : new Proposal(object, ExplicitNames.RULE, name, ExplicitNames.REASON);
    }

    private static void add(List<Proposal> proposals, @Nullable Proposal proposal) {
        if (proposal != null) {
            proposals.add(proposal);
        }
    }
}
