package dev.onoma.plan;

import dev.onoma.catalog.Fingerprint;
import dev.onoma.catalog.Sha256;
import dev.onoma.naming.Finding;
import dev.onoma.plan.step.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Numbers steps as they come, and gives the plan its name. */
final class PlanBuilder {

    private final List<PlannedStep> steps = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    int expand(Step step, List<Hazard> hazards, List<Integer> after, List<String> dependents) {
        return add(Phase.EXPAND, step, hazards, after, dependents);
    }

    int contract(Step step, List<Integer> after) {
        return add(Phase.CONTRACT, step, List.of(), after, List.of());
    }

    void refuse(List<Refusal> more) {
        refusals.addAll(more);
    }

    Plan build(
            String target, Fingerprint fingerprint, int serverVersion, List<Hazard> hazards, List<Finding> findings) {
        List<Hazard> all = new ArrayList<>(hazards);
        refusals.forEach(r -> all.add(new Hazard(
                "left-alone:" + r.object(),
                Hazard.Level.ACKNOWLEDGE,
                r.object() + " keeps its old name: " + r.reason())));
        return new Plan(
                id(target, fingerprint, all), target, fingerprint, serverVersion, steps, all, refusals, findings);
    }

    private int add(Phase phase, Step step, List<Hazard> hazards, List<Integer> after, List<String> dependents) {
        int number = steps.size() + 1;
        steps.add(new PlannedStep(number, phase, step, hazards, List.copyOf(new TreeSet<>(after)), dependents));
        return number;
    }

    /** Depends on what would be done, not on when or by whom it was planned. */
    private PlanId id(String target, Fingerprint fingerprint, List<Hazard> hazards) {
        MessageDigest digest = Sha256.begin();
        Stream.of(Stream.of(target, fingerprint.value()), steps.stream(), hazards.stream())
                .flatMap(part -> part)
                .forEach(part -> digest.update((part + "\n").getBytes(StandardCharsets.UTF_8)));
        return new PlanId("plan-" + HexFormat.of().formatHex(digest.digest(), 0, 8));
    }
}
