package dev.onoma.plan;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.plan.step.CreateCompatibility;
import dev.onoma.plan.step.CreateTypeAlias;
import dev.onoma.plan.step.DropCompatibility;
import dev.onoma.plan.step.DropTypeAlias;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameConstraint;
import dev.onoma.plan.step.RenameEnumType;
import dev.onoma.plan.step.RenameIndex;
import dev.onoma.plan.step.RenameRelation;
import dev.onoma.plan.step.RenameSequence;
import dev.onoma.plan.step.ReplaceFunction;
import dev.onoma.plan.step.RestoreEnumType;
import dev.onoma.plan.step.RestoreRelation;
import dev.onoma.plan.step.Step;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a plan changes, by the names of before the run: whoever runs it has to be able to alter all of that and nothing else.
 *
 * @param relations tables, views, indexes and sequences
 * @param types enum types
 * @param routines functions, whatever their arguments
 */
public record Touched(List<QualifiedName> relations, List<QualifiedName> types, List<QualifiedName> routines) {

    public Touched {
        relations = List.copyOf(relations);
        types = List.copyOf(types);
        routines = List.copyOf(routines);
    }

    public static Touched by(Plan plan) {
        Collector collector = new Collector();
        plan.steps().forEach(planned -> collector.take(planned.step()));
        return collector.touched();
    }

    /** Relations only. */
    public static Touched relations(Collection<QualifiedName> names) {
        return new Touched(List.copyOf(names), List.of(), List.of());
    }

    private static final class Collector {

        private final TreeSet<QualifiedName> relations = new TreeSet<>();
        private final TreeSet<QualifiedName> types = new TreeSet<>();
        private final TreeSet<QualifiedName> routines = new TreeSet<>();
        private final Map<QualifiedName, QualifiedName> oldNames = new HashMap<>();

        void take(Step step) {
            switch (step) {
                case RenameRelation s -> s.change().members().forEach(this::take);
                case RenameConstraint s -> relations.add(oldNames.getOrDefault(s.table(), s.table()));
                case RenameIndex s -> relations.add(s.from());
                case RenameSequence s -> relations.add(s.from());
                case RenameEnumType s -> types.add(s.change().oldName());
                case ReplaceFunction s -> routines.add(s.name());
                // These change only what others have made.
                case RestoreRelation s -> {}
                case DropCompatibility s -> {}
                case CreateCompatibility s -> {}
                case RestoreEnumType s -> {}
                case DropTypeAlias s -> {}
                case CreateTypeAlias s -> {}
            }
        }

        private void take(Member member) {
            relations.add(member.oldName());
            oldNames.put(member.newName(), member.oldName());
        }

        Touched touched() {
            return new Touched(List.copyOf(relations), List.copyOf(types), List.copyOf(routines));
        }
    }
}
