package dev.onoma.monitor.drift;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.plan.Plan;
import dev.onoma.plan.step.Postcondition;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every name that a plan is about, before, between and after its steps, as SQL writes it. */
public final class PlanNames {

    private final Map<String, QualifiedName> relations = new TreeMap<>();
    private final Set<String> others = new HashSet<>();

    private PlanNames() {}

    public static PlanNames of(Plan plan) {
        PlanNames names = new PlanNames();
        plan.steps().stream()
                .map(planned -> planned.step())
                .flatMap(
                        step -> Stream.concat(step.postconditions().stream(), step.inverse().postconditions().stream()))
                .forEach(names::add);
        return names;
    }

    private void add(Postcondition condition) {
        switch (condition) {
            case Postcondition.RelationIs c -> relations.put(c.name().sql(), c.name());
            case Postcondition.RelationIsGone c -> relations.put(c.name().sql(), c.name());
            case Postcondition.IndexIs c -> others.add("index " + c.name().sql());
            case Postcondition.SequenceIs c -> others.add("sequence " + c.name().sql());
            case Postcondition.TypeIs c -> others.add("type " + c.name().sql());
            case Postcondition.TypeIsGone c -> others.add("type " + c.name().sql());
            case Postcondition.FunctionIs c -> others.add("function " + c.name().sql());
            // It is known by its table.
            case Postcondition.ConstraintIs c -> relations.put(c.table().sql(), c.table());
        }
    }

    /** The relations' names. */
    public Set<String> relations() {
        return relations.keySet();
    }

    /** The relation of that name, if the plan is about one. */
    Optional<QualifiedName> relation(String identity) {
        return Optional.ofNullable(relations.get(identity));
    }

    /** Whether it is an index, sequence, type or function of the plan. */
    boolean hasOther(String type, String identity) {
        int arguments = identity.indexOf('(');
        return others.contains(type + " " + (arguments < 0 ? identity : identity.substring(0, arguments)));
    }
}
