package dev.onoma.naming;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Column;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets through the new names of a table's columns that are free in it and its children; the others need a decision. */
final class ColumnCollisions {

    /** Every table has these (PostgreSQL manual 5.6). */
    private static final Set<String> SYSTEM = Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid");

    private final Inheritance inheritance;
    private final Draft draft;

    ColumnCollisions(Inheritance inheritance, Draft draft) {
        this.inheritance = inheritance;
        this.draft = draft;
    }

    void settle(Relation relation, List<Proposal> proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        Map<Identifier, List<Proposal>> byName = proposals.stream().collect(groupingBy(Proposal::name));
        Map<Identifier, Supplier<String>> taken = taken(relation);
        for (Proposal proposal : proposals) {
            String problem = problem(proposal, byName.getOrDefault(proposal.name(), List.of()), taken);
            if (problem == null) {
                draft.rename(proposal);
            } else {
                draft.decide(proposal.object(), proposal.rule(), proposal.name(), problem);
            }
        }
    }

    private @Nullable String problem(
            Proposal proposal, List<Proposal> sameName, Map<Identifier, Supplier<String>> taken) {
        Supplier<String> bearer = taken.get(proposal.name());
        String otherParent = inheritance.otherOrigin(proposal.object());
        boolean system = SYSTEM.contains(proposal.name().value());
        if (bearer == null && otherParent == null && sameName.size() == 1 && !system) {
            return null;
        }
        String name = Draft.shown(proposal.name());
        if (system) {
            return "it should be called %s, which is a column of PostgreSQL's own".formatted(name);
        }
        if (bearer != null) {
            return "it should be called %s, which is the name of %s".formatted(name, bearer.get());
        }
        if (sameName.size() > 1) {
            String others = sameName.stream()
                    .filter(p -> p != proposal)
                    .map(p -> p.object().toString())
                    .sorted()
                    .collect(joining(", "));
            return "it should be called %s, and so should %s".formatted(name, others);
        }
        return "it should be called %s, but %s, and PostgreSQL renames no column that comes from two tables"
                .formatted(name, otherParent);
    }

    /** Present names too: where a table keeps its own name, a view shows the old and the new columns side by side. */
    private Map<Identifier, Supplier<String>> taken(Relation relation) {
        Map<Identifier, Supplier<String>> taken = new HashMap<>();
        for (Column column : relation.columns()) {
            taken.put(column.name(), () -> "column " + Draft.shown(column.name()));
            if (inheritance.isInherited(relation, column)) {
                taken.put(
                        draft.columnNow(inheritance, relation, column),
                        () -> "column " + Draft.shown(column.name()) + ", which is inherited");
            }
        }
        for (Relation child : inheritance.descendants(relation)) {
            for (Column column : child.columns()) {
                if (!inheritance.isInherited(child, column)) {
                    taken.put(column.name(), () -> "a column of its child " + child.name());
                }
            }
        }
        return taken;
    }
}
