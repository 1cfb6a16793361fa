package dev.onoma.plan;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.Assessment;
import dev.onoma.naming.OldNameUses;
import dev.onoma.naming.Renames;
import dev.onoma.plan.step.DropCompatibility;
import dev.onoma.plan.step.DropTypeAlias;
import dev.onoma.plan.step.EnumTypeRename;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RenameEnumType;
import dev.onoma.plan.step.RenameIndex;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.plan.step.RenameSequence;
import dev.onoma.plan.step.ReplaceFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns renames into an ordered plan. The same snapshot, renames and workload always give the same plan.
 *
 * <p>Expand: trigger functions first, so that they understand both names before any table has two; then enum types, relations, and
 * plain indexes. Contract: trigger functions, views, type aliases, and last the names that clients can say in ON CONFLICT or nextval:
 * constraints and sequences.
 */
public final class Planner {

    private final String target;
    private final Snapshot snapshot;
    private final Assessment assessment;
    private final Renames renames;
    private final PlanBuilder plan = new PlanBuilder();
    private final Map<QualifiedName, Integer> renamedBy = new HashMap<>();
    private final Map<QualifiedName, Integer> droppedBy = new HashMap<>();

    private Planner(String target, Snapshot snapshot, Assessment assessment) {
        this.target = target;
        this.snapshot = snapshot;
        this.assessment = assessment;
        this.renames = assessment.renames();
    }

    /** A plan that knows nothing of the statements clients send. */
    public static Plan plan(String target, Snapshot snapshot, Assessment assessment) {
        return plan(target, snapshot, assessment, Workload.UNKNOWN);
    }

    /**
     * @param workload the statements clients were seen to send: those that a view cannot answer become hazards
     */
    public static Plan plan(String target, Snapshot snapshot, Assessment assessment, Workload workload) {
        return new Planner(target, snapshot, assessment).plan(workload);
    }

    private Plan plan(Workload workload) {
        RelationChanges relations =
                RelationChanges.of(snapshot, renames, assessment.oldNameUses() == OldNameUses.COUNT);
        TriggerFunctions functions = TriggerFunctions.of(snapshot, renames, relations);
        List<RelationRename> changes = functions.changes();
        plan.refuse(relations.refusals());
        plan.refuse(functions.refusals());
        RelationHazards hazards = new RelationHazards(snapshot, workload, functions);

        Map<ReplaceFunction, Integer> replaced = new HashMap<>();
        for (TriggerFunctions.Replacement replacement : functions.replacements()) {
            replaced.put(replacement.expand(), plan.expand(replacement.expand(), List.of(), List.of(), List.of()));
        }
        List<EnumTypeRename> types = enumTypes();
        Map<EnumTypeRename, Integer> renamedTypes = new HashMap<>();
        for (EnumTypeRename type : types) {
            renamedTypes.put(
                    type, plan.expand(new RenameEnumType(type), TypeHazards.of(snapshot, type), List.of(), List.of()));
        }
        Map<RelationRename, Integer> renamed = new HashMap<>();
        for (RelationRename change : changes) {
            List<Integer> after = functions.replacementsFor(change).stream()
                    .map(r -> replaced.get(r.expand()))
                    .toList();
            int number =
                    plan.expand(new RenameRelation(change), hazards.of(change), after, Dependents.of(snapshot, change));
            renamed.put(change, number);
            change.members().forEach(m -> renamedBy.put(m.oldName(), number));
        }
        indexes();
        FunctionBodies.Outcome bodies = new FunctionBodies(snapshot, renames, changes)
                .outcome(functions.replacements().stream()
                        .map(r -> r.expand().signature())
                        .collect(Collectors.toSet()));
        bodies.steps().forEach(step -> plan.contract(step, List.copyOf(renamed.values())));
        contract(changes, functions, replaced, types, renamedTypes, renamed);
        return plan.build(
                target,
                Fingerprint.of(snapshot),
                snapshot.serverVersion(),
                Stream.concat(hazards.ofPlan(changes).stream(), bodies.hazards().stream())
                        .toList(),
                assessment.findings());
    }

    private void contract(
            List<RelationRename> changes,
            TriggerFunctions functions,
            Map<ReplaceFunction, Integer> replaced,
            List<EnumTypeRename> types,
            Map<EnumTypeRename, Integer> renamedTypes,
            Map<RelationRename, Integer> renamed) {
        Map<ReplaceFunction, Integer> settled = new HashMap<>();
        for (TriggerFunctions.Replacement replacement : functions.replacements()) {
            List<Integer> after = new ArrayList<>(List.of(replaced.get(replacement.expand())));
            changes.stream()
                    .filter(c -> functions.replacementsFor(c).contains(replacement))
                    .forEach(c -> after.add(renamed.get(c)));
            settled.put(replacement.expand(), plan.contract(replacement.contract(), after));
        }
        for (RelationRename change : changes) {
            List<Integer> after = new ArrayList<>(List.of(renamed.get(change)));
            functions.replacementsFor(change).forEach(r -> after.add(settled.get(r.expand())));
            int number = plan.contract(new DropCompatibility(change), after);
            change.members().forEach(m -> droppedBy.put(m.oldName(), number));
        }
        for (EnumTypeRename type : types) {
            plan.contract(new DropTypeAlias(type), List.of(renamedTypes.get(type)));
        }
        ConstraintRenames.of(snapshot, renames, this::isSettled)
                .forEach((step, table) -> plan.contract(step, after(table)));
        sequences();
    }

    private List<Integer> after(QualifiedName oldTable) {
        Integer dropped = droppedBy.get(oldTable);
        return dropped == null ? List.of() : List.of(dropped);
    }

    private List<EnumTypeRename> enumTypes() {
        List<EnumTypeRename> types = new ArrayList<>();
        renames.types()
                .forEach((oldName, newName) -> snapshot.type(oldName)
                        .ifPresent(type -> types.add(new EnumTypeRename(
                                oldName,
                                oldName.withName(newName),
                                type.owner(),
                                type.labels(),
                                CompatibilityDesign.typeGrants(type),
                                type.comment()))));
        return types;
    }

    private void indexes() {
        renames.indexes()
                .forEach((oldName, newName) -> snapshot.index(oldName)
                        .filter(index -> isNamedAfterItsTable(index.table()))
                        .ifPresent(index ->
                                plan.expand(new RenameIndex(oldName, newName), List.of(), List.of(), List.of())));
    }

    private void sequences() {
        renames.sequences()
                .forEach((oldName, newName) -> snapshot.sequence(oldName)
                        .filter(sequence -> isNamedAfterItsTable(sequence.table()))
                        .ifPresent(sequence -> plan.contract(new RenameSequence(oldName, newName), List.of())));
    }

    private boolean isNamedAfterItsTable(long table) {
        return snapshot.relation(table).map(Relation::name).map(this::isSettled).orElse(true);
    }

    /** Whether a table is called as it should be; names made from the name of one that had to be left alone are left alone too. */
    private boolean isSettled(QualifiedName table) {
        boolean shouldChange =
                renames.relations().containsKey(table) || renames.columns().containsKey(table);
        return !shouldChange || renamedBy.containsKey(table);
    }
}
