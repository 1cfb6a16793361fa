package dev.onoma.monitor;

import dev.onoma.monitor.MonitorConfig.TargetConfig;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.soak.Publisher;
import dev.onoma.monitor.soak.SoakMetrics;
import dev.onoma.monitor.soak.SoakSettings;
import dev.onoma.monitor.soak.Soaks;
import dev.onoma.monitor.target.Target;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Makes values and plain objects of the configuration; a setting that cannot be right stops the start. */
@ApplicationScoped
public class Assembly {

    private static final Logger LOG = Logger.getLogger(Assembly.class);

    @Produces
    @Singleton
    @Startup
    Soaks soaks(MonitorConfig config, PlannerClient planner, Publisher publisher, MeterRegistry registry) {
        Map<String, Target> targets = targets(config);
        LOG.infof("Targets: %s", targets.values());
        return new Soaks(targets, planner, publisher, settings(config.monitor()), new SoakMetrics(registry));
    }

    void stop(@Disposes Soaks soaks) {
        soaks.close();
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
                monitor.drift().every());
    }
}
