package dev.onoma.monitor.drift;

import dev.onoma.catalog.Literal;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Relation;
import dev.onoma.plan.PlannedStep;
import dev.onoma.plan.step.Postcondition;
import dev.onoma.plan.step.RelationRename.Member;
import dev.onoma.plan.step.RenameRelation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the standing steps of a plan have made: the objects that must not change while both names answer. */
final class TouchedObjects {

    private final List<Postcondition.RelationIs> relations;
    /** As descriptions name them: a relation by every kind it could have. */
    private final Map<String, QualifiedName> relationNames = new HashMap<>();

    private final Set<String> others = new HashSet<>();

    private TouchedObjects(List<Postcondition.RelationIs> relations) {
        this.relations = relations;
        for (Postcondition.RelationIs relation : relations) {
            for (Relation.Kind kind : Relation.Kind.values()) {
                relationNames.put(
                        kind.sql().toLowerCase(Locale.ROOT) + " "
                                + relation.name().sql(),
                        relation.name());
            }
        }
    }

    static TouchedObjects of(List<PlannedStep> standing) {
        List<Postcondition> conditions = standing.stream()
                .flatMap(step -> step.step().postconditions().stream())
                .toList();
        TouchedObjects touched = new TouchedObjects(conditions.stream()
                .filter(Postcondition.RelationIs.class::isInstance)
                .map(Postcondition.RelationIs.class::cast)
                .toList());
        conditions.stream().map(TouchedObjects::key).flatMap(Optional::stream).forEach(touched.others::add);
        return touched;
    }

    /** The views that answer to old names. */
    static List<QualifiedName> compatibilityViews(List<PlannedStep> standing) {
        return standing.stream()
                .flatMap(step -> step.step() instanceof RenameRelation rename
                        ? rename.change().members().stream()
                        : Stream.<Member>empty())
                .filter(member -> Objects.nonNull(member.view()))
                .map(Member::oldName)
                .toList();
    }

    /** What the plan says of its relations. */
    List<Postcondition.RelationIs> relations() {
        return relations;
    }

    /** The relation of the plan that an object of a description is. */
    Optional<QualifiedName> relation(String object) {
        return Optional.ofNullable(relationNames.get(object));
    }

    /** Whether an object of a description is one of the plan's. */
    boolean contains(String object) {
        return relationNames.containsKey(object) || others.contains(object);
    }

    /** How one of its relations is called in an alert. */
    static String label(QualifiedName relation) {
        return "relation " + Literal.printable(relation.sql());
    }

    private static Optional<String> key(Postcondition condition) {
        return switch (condition) {
            case Postcondition.IndexIs c -> Optional.of("index " + c.name().sql());
            case Postcondition.SequenceIs c ->
                Optional.of("sequence " + c.name().sql());
            case Postcondition.TypeIs c -> Optional.of("type " + c.name().sql());
            case Postcondition.FunctionIs c -> Optional.of("routine " + c.name().sql() + "(" + c.arguments() + ")");
            case Postcondition.ConstraintIs c -> Optional.empty();
            case Postcondition.RelationIs c -> Optional.empty();
            case Postcondition.RelationIsGone c -> Optional.empty();
            case Postcondition.TypeIsGone c -> Optional.empty();
        };
    }
}
