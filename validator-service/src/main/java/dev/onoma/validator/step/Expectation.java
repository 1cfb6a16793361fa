package dev.onoma.validator.step;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.plan.step.Postcondition;
import dev.onoma.validator.check.ViewProbe;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be seen once a step is taken in one direction.
 *
 * @param conditions of the step itself
 * @param originals by the name it bears then: the relation of the baseline that must be the very same object
 * @param probes of the views that answer to old names then
 */
record Expectation(List<Postcondition> conditions, Map<QualifiedName, Relation> originals, List<ViewProbe> probes) {

    Expectation {
        conditions = List.copyOf(conditions);
        originals = Map.copyOf(originals);
        probes = List.copyOf(probes);
    }

    /** What it speaks of: a later step that speaks of the same may have changed it. */
    Set<String> subjects() {
        Set<String> subjects = new HashSet<>();
        conditions.forEach(condition -> subjects(condition).forEach(subjects::add));
        return subjects;
    }

    private static Stream<String> subjects(Postcondition condition) {
        return switch (condition) {
            case Postcondition.RelationIs c -> Stream.of("relation " + c.name().sql());
            case Postcondition.RelationIsGone c ->
                Stream.of("relation " + c.name().sql());
            case Postcondition.ConstraintIs c ->
                Stream.of(
                        "relation " + c.table().sql(),
                        "constraint " + c.name().sql() + " of " + c.table().sql());
            case Postcondition.IndexIs c -> Stream.of("relation " + c.name().sql());
            case Postcondition.SequenceIs c -> Stream.of("relation " + c.name().sql());
            case Postcondition.TypeIs c -> Stream.of("type " + c.name().sql());
            case Postcondition.TypeIsGone c -> Stream.of("type " + c.name().sql());
            case Postcondition.FunctionIs c -> Stream.of("function " + c.name().sql() + "(" + c.arguments() + ")");
        };
    }
}
