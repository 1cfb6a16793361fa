package dev.onoma.monitor;

import dev.onoma.catalog.QualifiedName;
import dev.onoma.monitor.MonitorConfig.TargetConfig;
import dev.onoma.monitor.cdc.SlotLimits;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.soak.Publisher;
import dev.onoma.monitor.soak.Services;
import dev.onoma.monitor.soak.SoakMetrics;
import dev.onoma.monitor.soak.SoakSettings;
import dev.onoma.monitor.soak.TargetRules;
import dev.onoma.monitor.soak.Watches;
import dev.onoma.monitor.target.Target;
import dev.onoma.naming.Standard;
import dev.onoma.naming.StandardReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** Makes values and plain objects of the configuration; a setting that cannot be right stops the start. */
@ApplicationScoped
public class Assembly {

    private static final Logger LOG = Logger.getLogger(Assembly.class);

    @Produces
    @Singleton
    @Startup
    Watches watches(MonitorConfig config, PlannerClient planner, Publisher publisher, MeterRegistry registry) {
        Map<String, Target> targets = targets(config);
        LOG.infof("Targets: %s", targets.values());
        return new Watches(
                targets,
                rules(config),
                new Services(
                        planner, publisher, settings(config.monitor()), new SoakMetrics(registry, targets.keySet())));
    }

    void stop(@Disposes Watches watches) {
        watches.close();
    }

    @Produces
    @Singleton
    PlannerClient planner(MonitorConfig config) {
        return new PlannerClient(config.plannerUrl());
    }

    void stop(@Disposes PlannerClient planner) {
        planner.close();
    }

    static Map<String, Target> targets(MonitorConfig config) {
        Map<String, Target> targets = new TreeMap<>();
        config.targets().forEach((name, settings) -> targets.put(name, target(name, settings, config.monitor())));
        return targets;
    }

    private static Target target(String name, TargetConfig settings, MonitorConfig.Monitor monitor) {
        return new Target(
                name,
                settings.jdbcUrl(),
                settings.user(),
                settings.password().map(Secret::get).orElse(null),
                monitor.connectTimeout(),
                monitor.statementTimeout());
    }

    static SoakSettings settings(MonitorConfig.Monitor monitor) {
        return new SoakSettings(
                monitor.usage().every(),
                monitor.usage().repeatAfter(),
                monitor.drift().every(),
                monitor.drift().orphansEvery(),
                new SoakSettings.Stream(
                        monitor.capture().enabled(),
                        monitor.drift().everyWithStream(),
                        monitor.capture().everyRow(),
                        monitor.drift().massRows(),
                        new SlotLimits(
                                monitor.capture().warnAt().asLongValue(),
                                monitor.capture().dropAt().asLongValue())));
    }

    static Map<String, TargetRules> rules(MonitorConfig config) {
        Map<String, TargetRules> rules = new TreeMap<>();
        config.targets().forEach((name, settings) -> rules.put(name, rules(name, settings)));
        return rules;
    }

    private static TargetRules rules(String name, TargetConfig settings) {
        Set<QualifiedName> quiet = new TreeSet<>();
        for (String table : settings.quiet().orElse(List.of())) {
            int dot = table.indexOf('.');
            if (dot < 1) {
                throw new IllegalArgumentException(
                        "onoma.targets.%s.quiet holds \"%s\": expected schema.table.".formatted(name, table));
            }
            quiet.add(QualifiedName.of(table.substring(0, dot), table.substring(dot + 1)));
        }
        return new TargetRules(settings.standard().map(Assembly::standard).orElseGet(Standard::defaults), quiet);
    }

    private static Standard standard(Path file) {
        try {
            return StandardReader.read(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The naming standard " + file + " cannot be read.", e);
        }
    }
}
