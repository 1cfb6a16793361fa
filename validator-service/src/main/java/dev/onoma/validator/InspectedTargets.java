package dev.onoma.validator;

import dev.onoma.catalog.jdbc.Scope;
import dev.onoma.naming.Standard;
import dev.onoma.naming.StandardReader;
import dev.onoma.validator.ValidatorConfig.TargetConfig;
import dev.onoma.validator.baseline.BusinessRules;
import dev.onoma.validator.baseline.Depth;
import dev.onoma.validator.baseline.InspectedTarget;
import dev.onoma.validator.baseline.RuleFiles;
import dev.onoma.validator.target.TargetDatabase;
import dev.onoma.validator.target.TargetSettings;
import dev.onoma.validator.target.UnknownTarget;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The configured targets. */
@Startup
@ApplicationScoped
public class InspectedTargets {

    private final ValidatorConfig config;
    private final SortedMap<String, InspectedTarget> targets;

    /**
     * Reads the configuration.
     *
     * @throws RuntimeException when a standard or a file of business rules cannot be used; the service does not start then
     */
    @Inject
    public InspectedTargets(ValidatorConfig config) {
        this.config = config;
        SortedMap<String, InspectedTarget> byName = new TreeMap<>();
        config.targets().forEach((name, settings) -> byName.put(name, target(name, settings)));
        targets = Collections.unmodifiableSortedMap(byName);
    }

    public Collection<InspectedTarget> all() {
        return targets.values();
    }

    /**
     * The target of that name.
     *
     * @throws UnknownTarget when there is none of that name
     */
    public InspectedTarget get(String name) {
        InspectedTarget target = targets.get(name);
        if (target == null) {
            throw new UnknownTarget(name, targets.keySet());
        }
        return target;
    }

    @Produces
    Depth depth() {
        ValidatorConfig.Validation validation = config.validation();
        return new Depth(validation.sampleSize(), validation.exactCountLimit(), validation.ruleTimeout());
    }

    private InspectedTarget target(String name, TargetConfig settings) {
        Standard standard =
                settings.standard().map(file -> standard(name, file)).orElseGet(Standard::defaults);
        RuleFiles rules = new RuleFiles(
                settings.businessRules().map(BusinessRules::read),
                settings.businessRulesNewNames().map(BusinessRules::read));
        ValidatorConfig.Validation validation = config.validation();
        TargetSettings connection = new TargetSettings(
                settings.jdbcUrl(),
                settings.user(),
                settings.password(),
                validation.connections(),
                validation.connectTimeout(),
                validation.statementTimeout());
        // Like the planner's: the fingerprint of a baseline must be the one that its plan was made for.
        return new InspectedTarget(TargetDatabase.open(name, connection, Scope.all()), standard, rules);
    }

    private static Standard standard(String target, Path file) {
        try {
            return StandardReader.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The standard of target \"" + target + "\" cannot be read: " + file + ". Set onoma.targets."
                            + target + ".standard to a readable file.",
                    unreadable);
        }
    }

    @PreDestroy
    void close() {
        targets.values().forEach(InspectedTarget::close);
    }
}
