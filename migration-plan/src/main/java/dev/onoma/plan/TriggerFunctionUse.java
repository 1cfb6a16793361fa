package dev.onoma.plan;

import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Routine;
import dev.onoma.plan.function.Reading;
import dev.onoma.plan.function.TriggerBody;
import dev.onoma.plan.function.TriggerSwitch;
import dev.onoma.plan.step.ReplaceFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One trigger function, the tables that fire it, and the bodies it needs for them. */
final class TriggerFunctionUse {

    private final Routine routine;
    private final Map<String, Set<QualifiedName>> newBodies = new TreeMap<>();
    private final Set<QualifiedName> others = new TreeSet<>();
    private final Set<QualifiedName> wholeRowTables = new TreeSet<>();

    TriggerFunctionUse(
            Routine routine, Set<QualifiedName> tables, Function<QualifiedName, Map<Identifier, Identifier>> renames) {
        this.routine = routine;
        for (QualifiedName table : tables) {
            Map<Identifier, Identifier> changed = renames.apply(table);
            Reading reading = changed.isEmpty() ? new Reading.Untouched() : TriggerBody.read(routine.source(), changed);
            switch (reading) {
                case Reading.Rewritten rewritten -> {
                    newBodies
                            .computeIfAbsent(rewritten.source(), s -> new TreeSet<>())
                            .add(table);
                    if (rewritten.wholeRow()) {
                        wholeRowTables.add(table);
                    }
                }
                case Reading.WholeRow ignored -> {
                    wholeRowTables.add(table);
                    others.add(table);
                }
                case Reading.Untouched ignored -> others.add(table);
                case Reading.Uncertain ignored -> others.add(table);
            }
        }
    }

    Set<QualifiedName> wholeRowTables() {
        return wholeRowTables;
    }

    List<QualifiedName> rewrittenTables() {
        return newBodies.values().stream().flatMap(Set::stream).toList();
    }

    Optional<TriggerFunctions.Replacement> replacement(
            UnaryOperator<QualifiedName> nameDuringSoak, FunctionBodies bodies) {
        if (newBodies.isEmpty()) {
            return Optional.empty();
        }
        List<TriggerSwitch.Branch> branches = newBodies.entrySet().stream()
                .map(e -> branch(e.getValue(), nameDuringSoak, e.getKey()))
                .toList();
        ReplaceFunction.Body before = new ReplaceFunction.Body(routine.definition(), routine.source());
        ReplaceFunction.Body both = FunctionBodies.body(routine, TriggerSwitch.body(branches, routine.source()));
        ReplaceFunction.Body settled = FunctionBodies.body(routine, settled(nameDuringSoak, bodies));
        return Optional.of(new TriggerFunctions.Replacement(
                new ReplaceFunction(
                        routine.name(),
                        routine.arguments(),
                        routine.arguments(),
                        before,
                        both,
                        "old and new column names"),
                new ReplaceFunction(
                        routine.name(), routine.arguments(), routine.arguments(), both, settled, "new column names")));
    }

    /** After contract: the new body for the renamed tables, whatever they are called; the old one for the others. */
    private String settled(UnaryOperator<QualifiedName> nameDuringSoak, FunctionBodies functions) {
        List<TriggerSwitch.Branch> branches = new ArrayList<>();
        if (!others.isEmpty()) {
            branches.add(new TriggerSwitch.Branch(
                    others.stream()
                            .flatMap(t -> Stream.of(t, nameDuringSoak.apply(t)))
                            .distinct()
                            .toList(),
                    functions.settled(routine, routine.source())));
        }
        List<Map.Entry<String, Set<QualifiedName>>> bodies = List.copyOf(newBodies.entrySet());
        for (Map.Entry<String, Set<QualifiedName>> entry : bodies.subList(1, bodies.size())) {
            branches.add(new TriggerSwitch.Branch(
                    entry.getValue().stream()
                            .flatMap(t -> Stream.of(t, nameDuringSoak.apply(t)))
                            .distinct()
                            .toList(),
                    functions.settled(routine, entry.getKey())));
        }
        return TriggerSwitch.body(
                branches, functions.settled(routine, bodies.getFirst().getKey()));
    }

    private static TriggerSwitch.Branch branch(
            Set<QualifiedName> tables, UnaryOperator<QualifiedName> nameDuringSoak, String source) {
        return new TriggerSwitch.Branch(tables.stream().map(nameDuringSoak).toList(), source);
    }
}
