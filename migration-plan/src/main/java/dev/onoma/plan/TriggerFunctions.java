package dev.onoma.plan;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.catalog.Routine;
import dev.onoma.catalog.Snapshot;
import dev.onoma.catalog.Trigger;
import dev.onoma.naming.Renames;
import dev.onoma.plan.function.Reading;
import dev.onoma.plan.function.TriggerBody;
import dev.onoma.plan.step.RelationRename;
import dev.onoma.plan.step.RelationRename.ColumnRename;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.ReplaceFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The trigger functions that say {@code NEW."oldColumn"}: what replaces them, and which tables have to be left alone because their
 * functions cannot be read with certainty.
 *
 * @param changes the relation renames that remain
 * @param replacements sorted by function
 * @param wholeRows functions that hand on whole rows of renamed tables → those tables, for hazards
 */
record TriggerFunctions(
        List<RelationRename> changes,
        List<Replacement> replacements,
        List<Refusal> refusals,
        Map<Routine, Set<QualifiedName>> wholeRows,
        Map<RelationRename, List<Replacement>> byChange) {

    /**
     * @param expand gives the function a body for old and new names
     * @param contract leaves only the new ones
     */
    record Replacement(ReplaceFunction expand, ReplaceFunction contract) {}

    List<Replacement> replacementsFor(RelationRename change) {
        return byChange.getOrDefault(change, List.of());
    }

    static TriggerFunctions of(Snapshot snapshot, Renames renames, RelationChanges relations) {
        return new Work(snapshot, renames, relations.changes()).result();
    }

    private static final class Work {

        private final Snapshot snapshot;
        private final Renames renames;
        private final Map<QualifiedName, Member> members = new HashMap<>();
        private final Map<QualifiedName, RelationRename> changeOf = new HashMap<>();
        private final List<RelationRename> changes;
        private final List<Refusal> refusals = new ArrayList<>();
        private final Set<RelationRename> refused = new HashSet<>();

        Work(Snapshot snapshot, Renames renames, List<RelationRename> changes) {
            this.snapshot = snapshot;
            this.renames = renames;
            this.changes = changes;
            changes.forEach(change -> change.members().forEach(member -> {
                members.put(member.oldName(), member);
                changeOf.put(member.oldName(), change);
            }));
        }

        TriggerFunctions result() {
            changes.forEach(this::refuseUnreadable);
            List<RelationRename> kept =
                    changes.stream().filter(c -> !refused.contains(c)).toList();
            FunctionBodies bodies = new FunctionBodies(snapshot, renames, kept);
            List<Replacement> replacements = new ArrayList<>();
            Map<Routine, Set<QualifiedName>> wholeRows = new TreeMap<>(Comparator.comparing(Routine::signature));
            Map<RelationRename, List<Replacement>> byChange = new HashMap<>();
            usersByFunction().forEach((routine, tables) -> {
                TriggerFunctionUse use = new TriggerFunctionUse(routine, tables, table -> renamesOf(table, kept));
                if (!use.wholeRowTables().isEmpty()) {
                    wholeRows.put(routine, use.wholeRowTables());
                }
                use.replacement(this::nameDuringSoak, bodies).ifPresent(replacement -> {
                    replacements.add(replacement);
                    use.rewrittenTables().stream()
                            .map(changeOf::get)
                            .distinct()
                            .forEach(change -> byChange.computeIfAbsent(change, c -> new ArrayList<>())
                                    .add(replacement));
                });
            });
            return new TriggerFunctions(kept, replacements, refusals, wholeRows, byChange);
        }

        private void refuseUnreadable(RelationRename change) {
            for (Member member : change.members()) {
                Map<Identifier, Identifier> renames = renames(member);
                Relation relation = snapshot.relation(member.oldName()).orElseThrow();
                for (Trigger trigger : renames.isEmpty() ? List.<Trigger>of() : snapshot.triggersOf(relation)) {
                    String obstacle = obstacle(trigger, renames);
                    if (!obstacle.isEmpty() && refused.add(change)) {
                        refusals.add(
                                new Refusal(
                                        change.root().oldName().toString(),
                                        "its trigger "
                                                + Literal.printable(
                                                        trigger.name().sql()) + " " + obstacle
                                                + "; change the function so that it says NEW.column only, or exclude the table"));
                    }
                }
            }
        }

        private String obstacle(Trigger trigger, Map<Identifier, Identifier> renames) {
            for (String argument : trigger.arguments()) {
                if (renames.keySet().stream().anyMatch(column -> argument.contains(column.value()))) {
                    return "is given the column name " + Literal.printable(argument) + " as an argument";
                }
            }
            Routine routine = snapshot.contents().routines().get(trigger.routine());
            if (routine == null || !routine.language().equals("plpgsql")) {
                return "";
            }
            if (trigger.definition().contains(" REFERENCING ")
                    && renames.keySet().stream().anyMatch(c -> routine.source().contains(c.value()))) {
                return "reads a transition table by the old column names in " + routine.name();
            }
            return TriggerBody.read(routine.source(), renames) instanceof Reading.Uncertain uncertain
                    ? "calls " + routine.name() + ", which cannot be rewritten with certainty: " + uncertain.reason()
                    : "";
        }

        private Map<Routine, Set<QualifiedName>> usersByFunction() {
            Map<Routine, Set<QualifiedName>> users = new TreeMap<>(Comparator.comparing(Routine::signature));
            for (Trigger trigger : snapshot.contents().triggers().values()) {
                Routine routine = snapshot.contents().routines().get(trigger.routine());
                if (routine != null && routine.language().equals("plpgsql")) {
                    snapshot.relation(trigger.table())
                            .ifPresent(table -> users.computeIfAbsent(routine, r -> new TreeSet<>())
                                    .add(table.name()));
                }
            }
            return users;
        }

        private Map<Identifier, Identifier> renamesOf(QualifiedName table, List<RelationRename> kept) {
            Member member = members.get(table);
            return member == null || !kept.contains(changeOf.get(table)) ? Map.of() : renames(member);
        }

        private QualifiedName nameDuringSoak(QualifiedName table) {
            Member member = members.get(table);
            return member == null ? table : member.standIn();
        }

        private static Map<Identifier, Identifier> renames(Member member) {
            return member.changedColumns().stream().collect(Collectors.toMap(ColumnRename::from, ColumnRename::to));
        }
    }
}
