package dev.onoma.planner.target;

import dev.onoma.planner.PlannerConfig;
import dev.onoma.planner.PlannerConfig.TargetConfig;
import dev.onoma.planner.problem.NearestNames;
import dev.onoma.planner.problem.Problem;
import dev.onoma.planner.problem.ProblemKind;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configured targets. */
@Startup
@ApplicationScoped
public class Targets {

    private final SortedMap<String, Target> targets;

    /**
     * @throws IllegalStateException when a target's settings cannot be right; the service does not start then
     */
    @Inject
    public Targets(PlannerConfig config) {
        SortedMap<String, Target> byName = new TreeMap<>();
        config.targets().forEach((name, settings) -> byName.put(name, target(name, settings)));
        targets = Collections.unmodifiableSortedMap(byName);
    }

    public List<Target> all() {
        return List.copyOf(targets.values());
    }

    public Optional<Target> find(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    /**
     * @throws Problem when there is no such target
     */
    public Target get(String name) {
        return find(name)
                .orElseThrow(() -> Problem.of(
                                ProblemKind.UNKNOWN_TARGET,
                                "There is no target \"%s\". %s Targets are configured under onoma.targets.NAME.",
                                name,
                                NearestNames.sentence(name, targets.keySet(), "No target is configured."))
                        .with("nearest", NearestNames.to(name, targets.keySet())));
    }

    private static Target target(String name, TargetConfig settings) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw new IllegalStateException("\"" + name + "\" cannot be the name of a target: onoma.targets.NAME takes"
                    + " up to 63 letters, digits, dots, hyphens and underscores. Choose another name.");
        }
        settings.policy().kinds().keySet().stream()
                .filter(kind -> !kind.matches(PlannerConfig.ALERT_KIND))
                .findFirst()
                .ifPresent(kind -> {
                    throw new IllegalStateException(
                            "No alert can be of the kind \"" + kind + "\", for which onoma.targets." + name
                                    + ".policy.kinds has a reaction: kinds are lower-case words such as schema-drift.");
                });
        settings.standard().filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new IllegalStateException("The standard of target \"" + name + "\" cannot be read: " + file
                    + ". Set onoma.targets." + name + ".standard to a readable file.");
        });
        return new Target(
                name,
                settings.environment(),
                settings.policy(),
                settings.standard(),
                settings.jdbcUrl(),
                settings.user(),
                settings.password());
    }
}
