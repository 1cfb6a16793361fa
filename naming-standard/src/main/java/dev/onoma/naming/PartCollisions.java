package dev.onoma.naming;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.Constraint;
import dev.onoma.catalog.Identifier;
import dev.onoma.catalog.QualifiedName;
import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.language.Length;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives constraints, indexes and sequences their new names. Those of one table that would share one are numbered, the first by
 * present name first; a name that is wanted by two tables or taken by somebody else is left to a person to decide.
 */
final class PartCollisions {

    /**
     * @param base the name wanted, of any length
     * @param table OID of the table it belongs to
     * @param inSchema whether its name has to be free in the schema; otherwise only in the table
     * @param exact whether it was given by hand, and is not numbered
     */
    private record Candidate(
            ObjectReference object,
            Identifier current,
            String rule,
            String base,
            String reason,
            long table,
            boolean inSchema,
            boolean exact) {

        QualifiedName wanted() {
            return object.container().withName(Identifier.of(Length.fit(base)));
        }
    }

    /** Constraints before indexes: where both want a name, the constraint is the one that others may refer to. */
    private static final Comparator<Candidate> ORDER = Comparator.comparing(
                    (Candidate c) -> c.object().kind())
            .thenComparing(c -> c.object().container())
            .thenComparing(Candidate::current);

    private final Bearers bearers;
    private final Draft draft;
    private final String rule;
    private final String reason;
    private final Map<Long, Set<Identifier>> constraintNames = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    /**
     * @param rule the key of findings about names given by hand
     * @param reason where those come from
     */
    PartCollisions(Snapshot snapshot, Bearers bearers, Draft draft, String rule, String reason) {
        this.rule = rule;
        this.reason = reason;
        this.bearers = bearers;
        this.draft = draft;
        for (Constraint constraint : snapshot.contents().constraints().values()) {
            constraintNames
                    .computeIfAbsent(constraint.table(), table -> new HashSet<>())
                    .add(constraint.name());
        }
    }

    /** Notes that a part wants another name, if it does. */
    void add(
            ObjectReference object,
            Identifier current,
            long table,
            boolean inSchema,
            @Nullable Identifier explicit,
            Judge.@Nullable Decided decided) {
        if (explicit != null && !explicit.equals(current)) {
            candidates.add(new Candidate(
                    object,
                    current,
                    ExplicitNames.RULE,
                    explicit.value(),
                    ExplicitNames.REASON,
                    table,
                    inSchema,
                    true));
        } else if (decided != null && !Length.fit(decided.name()).equals(current.value())) {
            candidates.add(new Candidate(
                    object, current, decided.rule().key(), decided.name(), decided.reason(), table, inSchema, false));
        }
    }

    void settle() {
        candidates.sort(ORDER);
        Map<QualifiedName, List<Candidate>> byName = candidates.stream()
                .filter(Candidate::inSchema)
                .filter(c -> !c.base().isEmpty())
                .collect(groupingBy(Candidate::wanted));
        for (Candidate candidate : candidates) {
            if (candidate.base().isEmpty()) {
                draft.decide(candidate.object(), candidate.rule(), null, "its name has no letter and no digit");
                continue;
            }
            List<Candidate> rivals = byName.getOrDefault(candidate.wanted(), List.of()).stream()
                    .filter(other -> candidate.inSchema() && other.table() != candidate.table())
                    .toList();
            if (rivals.isEmpty()) {
                name(candidate);
            } else {
                String others = rivals.stream().map(r -> r.object().toString()).collect(joining(", "));
                decide(candidate, "and so should " + others);
            }
        }
    }

    private void name(Candidate candidate) {
        Set<Identifier> ofTable = constraintNames.computeIfAbsent(candidate.table(), table -> new HashSet<>());
        for (int number = 1; ; number++) {
            Identifier name = Identifier.of(Length.numbered(candidate.base(), number));
            QualifiedName target = candidate.object().container().withName(name);
            Bearers.Bearer bearer =
                    candidate.inSchema() ? bearers.of(target, candidate.object().kind()) : null;
            boolean free = bearer == null && !(isConstraint(candidate) && ofTable.contains(name));
            if (free) {
                accept(candidate, name, target, ofTable);
                return;
            }
            boolean foreign = bearer != null && bearer.table() != candidate.table() && number == 1;
            if (foreign || candidate.exact()) {
                decide(candidate, "which is the name of " + (bearer == null ? "another constraint" : bearer.object()));
                return;
            }
        }
    }

    private void accept(Candidate candidate, Identifier name, QualifiedName target, Set<Identifier> ofTable) {
        draft.rename(new Proposal(candidate.object(), candidate.rule(), name, candidate.reason()));
        if (isConstraint(candidate)) {
            ofTable.add(name);
        }
        if (candidate.inSchema()) {
            bearers.take(target, candidate.object(), candidate.table());
        }
    }

    private void decide(Candidate candidate, String problem) {
        Identifier wanted = candidate.wanted().name();
        draft.decide(
                candidate.object(),
                candidate.rule(),
                wanted,
                "it should be called %s, %s".formatted(Draft.shown(wanted), problem));
    }

    private static boolean isConstraint(Candidate candidate) {
        return candidate.object().kind() == ObjectReference.Kind.CONSTRAINT;
    }
}
