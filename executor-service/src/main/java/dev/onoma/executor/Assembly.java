package dev.onoma.executor;

import dev.onoma.executor.ExecutorConfig.LockPolicyConfig;
import dev.onoma.executor.ExecutorConfig.PreflightConfig;
import dev.onoma.executor.ExecutorConfig.TargetConfig;
import dev.onoma.executor.preflight.Preflight;
import dev.onoma.executor.preflight.PreflightLimits;
import dev.onoma.executor.step.LockPolicy;
import dev.onoma.executor.target.ExecutorMetrics;
import dev.onoma.executor.target.Target;
import dev.onoma.executor.target.TargetWorkers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
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
    TargetWorkers workers(ExecutorConfig config, MeterRegistry registry) {
        Map<String, Target> targets = targets(config);
        LOG.infof("Targets: %s", targets.values());
        return new TargetWorkers(
                targets,
                policy(config.executor().lockPolicy()),
                new Preflight(limits(config.executor().preflight())),
                new ExecutorMetrics(registry, targets.keySet()));
    }

    static Map<String, Target> targets(ExecutorConfig config) {
        Map<String, Target> targets = new TreeMap<>();
        config.targets().forEach((name, settings) -> targets.put(name, target(name, settings, config)));
        return targets;
    }

    private static Target target(String name, TargetConfig settings, ExecutorConfig config) {
        return new Target(
                name,
                settings.jdbcUrl(),
                settings.user(),
                settings.password().map(Secret::get).orElse(null),
                settings.environment() == ExecutorConfig.Environment.DEVELOPMENT,
                settings.backupCheck(),
                config.executor().connectTimeout());
    }

    static LockPolicy policy(LockPolicyConfig config) {
        return new LockPolicy(
                config.lockTimeout(),
                config.guardTransactionAge(),
                config.guardPatience(),
                config.giveUpAfter(),
                config.shortestPause(),
                config.longestPause(),
                config.statementTimeout());
    }

    static PreflightLimits limits(PreflightConfig config) {
        return new PreflightLimits(
                config.longTransaction(),
                config.endlessTransaction(),
                config.replicationLag(),
                config.backupAge(),
                config.connectionShare());
    }
}
