package dev.onoma.validator.baseline;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import dev.onoma.plan.Plan;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.CreateCompatibility;
import dev.onoma.plan.step.CreateTypeAlias;
import dev.onoma.plan.step.DropCompatibility;
import dev.onoma.plan.step.DropTypeAlias;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RenameConstraint;
import dev.onoma.plan.step.RenameEnumType;
import dev.onoma.plan.step.RenameIndex;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.plan.step.RenameSequence;
import dev.onoma.plan.step.ReplaceFunction;
import dev.onoma.plan.step.RestoreEnumType;
import dev.onoma.plan.step.RestoreRelation;
import dev.onoma.plan.step.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How large what each step touches was before the run. */
public final class StepRows {

    /** So many steps are told of: with more the event would not fit where topics take a megabyte, as brokers do unless told otherwise. */
    private static final int MOST = 20_000;

    private final Snapshot before;
    /** A relation's name of before, by each name that it bears in the run. */
    private final Map<QualifiedName, QualifiedName> oldNames = new HashMap<>();

    private StepRows(Snapshot before) {
        this.before = before;
    }

    /** Estimated rows of the relation that a step locks against readers or writers, by the step's number. */
    public static SortedMap<Integer, Long> of(Plan plan, Snapshot before) {
        StepRows estimate = new StepRows(before);
        SortedMap<Integer, Long> rows = new TreeMap<>();
        for (PlannedStep planned :
                plan.steps().subList(0, Math.min(MOST, plan.steps().size()))) {
            estimate.relation(planned.step())
                    .flatMap(before::relation)
                    .ifPresent(relation -> rows.put(planned.number(), Math.round(RowEstimate.of(before, relation))));
        }
        return rows;
    }

    private Optional<QualifiedName> relation(Step step) {
        return switch (step) {
            case RenameRelation rename -> root(rename.change());
            case RestoreRelation restore -> root(restore.change());
            case DropCompatibility drop -> root(drop.change());
            case CreateCompatibility create -> root(create.change());
            case RenameConstraint constraint ->
                Optional.of(oldNames.getOrDefault(constraint.table(), constraint.table()));
            // They take no lock that a reader or writer of rows could wait for.
            case RenameIndex index -> Optional.empty();
            case RenameSequence sequence -> Optional.empty();
            case RenameEnumType type -> Optional.empty();
            case RestoreEnumType type -> Optional.empty();
            case CreateTypeAlias alias -> Optional.empty();
            case DropTypeAlias alias -> Optional.empty();
            case ReplaceFunction function -> Optional.empty();
        };
    }

    private Optional<QualifiedName> root(RelationRename change) {
        change.members().forEach(member -> {
            oldNames.put(member.standIn(), member.oldName());
            oldNames.put(member.newName(), member.oldName());
        });
        return Optional.of(change.root().oldName());
    }
}
