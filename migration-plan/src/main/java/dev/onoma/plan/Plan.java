package dev.onoma.plan;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Snapshot;
import dev.onoma.naming.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps that take one schema, known by its fingerprint, to the standard.
 *
 * @param fingerprint of the snapshot it was made for: the executor refuses it for any other
 * @param serverVersion {@code server_version_num} of the target it was made for
 * @param steps in order of execution, numbered from 1; all that expand come before all that contract
 * @param hazards that concern the plan as a whole
 * @param findings what the standard said, the undecided and the merely reported included
 */
public record Plan(
        PlanId id,
        String target,
        Fingerprint fingerprint,
        int serverVersion,
        List<PlannedStep> steps,
        List<Hazard> hazards,
        List<Refusal> refusals,
        List<Finding> findings) {

    public Plan {
        steps = List.copyOf(steps);
        hazards = List.copyOf(hazards);
        refusals = List.copyOf(refusals);
        findings = List.copyOf(findings);
        List<Phase> phases = steps.stream().map(PlannedStep::phase).toList();
        if (!phases.equals(phases.stream().sorted().toList())) {
            throw new IllegalArgumentException(
                    id + " expands after it has contracted. Put its steps into the order of their phases.");
        }
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public List<PlannedStep> steps(Phase phase) {
        return steps.stream().filter(s -> s.phase() == phase).toList();
    }

    public Optional<PlannedStep> step(int number) {
        return number >= 1 && number <= steps.size() ? Optional.of(steps.get(number - 1)) : Optional.empty();
    }

    /** Hazards of the plan and of all its steps. */
    public List<Hazard> allHazards() {
        return Stream.concat(hazards.stream(), steps.stream().flatMap(s -> s.hazards().stream()))
                .toList();
    }

    /** The codes that must be acknowledged before it can be approved. */
    public List<Hazard> toAcknowledge() {
        return allHazards().stream()
                .filter(h -> h.level() == Hazard.Level.ACKNOWLEDGE)
                .toList();
    }

    /** What the database will look like once the steps are done in order. */
    public static Snapshot predict(Snapshot before, List<PlannedStep> done) {
        return before.edit(catalogue -> done.forEach(s -> s.step().applyTo(catalogue)));
    }
}
