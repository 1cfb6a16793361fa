package dev.onoma.naming;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.onoma.catalog.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets through the new names of tables, views and types that are free; every other one is left to a person to decide. */
final class Collisions {

    private final Bearers bearers;
    private final Draft draft;

    Collisions(Bearers bearers, Draft draft) {
        this.bearers = bearers;
        this.draft = draft;
    }

    void settle(List<Proposal> proposals) {
        Map<QualifiedName, List<Proposal>> byTarget = proposals.stream().collect(groupingBy(Proposal::target));
        Set<QualifiedName> vacated =
                proposals.stream().map(p -> p.object().container()).collect(Collectors.toSet());
        for (Proposal proposal : proposals) {
            QualifiedName target = proposal.target();
            List<Proposal> rivals = byTarget.getOrDefault(target, List.of()).stream()
                    .filter(p -> p != proposal)
                    .toList();
            Bearers.Bearer bearer = bearers.of(target, proposal.object().kind());
            if (bearer != null) {
                String until = vacated.contains(target)
                        ? ", and though that is to be renamed, the old name goes on working for its clients"
                        : "";
                decide(
                        proposal,
                        "it should be called %s, which is the name of %s%s"
                                .formatted(Draft.shown(proposal.name()), bearer.object(), until));
            } else if (!rivals.isEmpty()) {
                String others =
                        rivals.stream().map(p -> p.object().toString()).sorted().collect(joining(", "));
                decide(
                        proposal,
                        "it should be called %s, and so should %s".formatted(Draft.shown(proposal.name()), others));
            }
        }
        proposals.stream().filter(p -> !draft.isUndecided(p.object())).forEach(this::accept);
    }

    private void decide(Proposal proposal, String message) {
        draft.decide(proposal.object(), proposal.rule(), proposal.name(), message);
    }

    private void accept(Proposal proposal) {
        draft.rename(proposal);
        bearers.take(proposal.target(), proposal.object(), 0);
    }
}
