package dev.onoma.monitor;

import com.fasterxml.jackson.core.JsonPointer;
import dev.onoma.monitor.HealthConfig.BenchmarkConfig;
import dev.onoma.monitor.HealthConfig.ProbeConfig;
import dev.onoma.monitor.alert.Damping;
import dev.onoma.monitor.health.Benchmark;
import dev.onoma.monitor.health.Comparison;
import dev.onoma.monitor.health.HealthSettings;
import dev.onoma.monitor.health.HealthWatches;
import dev.onoma.monitor.health.HealthWatches.Patient;
import dev.onoma.monitor.health.Limit;
import dev.onoma.monitor.health.Probe;
import dev.onoma.monitor.health.ServerLimits;
import dev.onoma.monitor.planner.PlannerClient;
import dev.onoma.monitor.soak.Publisher;
import io.quarkus.runtime.Startup;
import io.smallrye.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes the watch over health of the configuration; a setting that cannot be right stops the start. */
@ApplicationScoped
public class HealthAssembly {

    private static final int SUCCESSES_NEEDED = 3;

    @Produces
    @Singleton
    @Startup
    HealthWatches healthWatches(MonitorConfig config, PlannerClient planner, Publisher publisher) {
        return new HealthWatches(patients(config), planner, publisher::publish, publisher::publish);
    }

    void stop(@Disposes HealthWatches watches) {
        watches.close();
    }

    static Map<String, Patient> patients(MonitorConfig config) {
        Map<String, Patient> patients = new TreeMap<>();
        Assembly.targets(config).forEach((name, target) -> {
            HealthConfig health =
                    Objects.requireNonNull(config.targets().get(name)).health();
            if (health.enabled()) {
                patients.put(name, new Patient(target, settings(health)));
            }
        });
        return patients;
    }

    private static HealthSettings settings(HealthConfig health) {
        HealthConfig.Flapping flapping = health.flapping();
        HealthConfig.Views views = health.views();
        return new HealthSettings(
                health.probes().entrySet().stream()
                        .map(entry -> probe(entry.getKey(), entry.getValue()))
                        .toList(),
                health.benchmarks().entrySet().stream()
                        .map(entry -> benchmark(entry.getKey(), entry.getValue()))
                        .toList(),
                limits(health.server()),
                health.every(),
                health.baselineFor(),
                health.afterFor(),
                health.timeLimit(),
                new Damping(0, SUCCESSES_NEEDED, flapping.allowed(), flapping.window(), flapping.calm()),
                views.compared(),
                new Comparison(views.warnPercent(), 10 * views.warnPercent(), millis(views.floor())));
    }

    private static Probe probe(String name, ProbeConfig config) {
        return new Probe(
                name,
                config.url(),
                config.every(),
                config.timeout(),
                config.failuresAllowed(),
                config.status(),
                config.pointer().map(pointer -> pointer(name, pointer)).orElse(null),
                config.expected().orElse(null),
                config.slow().orElse(null),
                config.authorization().map(Secret::get).orElse(null));
    }

    private static JsonPointer pointer(String probe, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The probe %s has the pointer \"%s\": expected one such as /status (RFC 6901)."
                            .formatted(probe, text),
                    e);
        }
    }

    private static Benchmark benchmark(String name, BenchmarkConfig config) {
        return new Benchmark(
                name,
                config.sql(),
                config.every(),
                config.timeout(),
                config.failuresAllowed(),
                new Comparison(config.warnPercent(), config.rollBackPercent(), millis(config.floor())));
    }

    private static ServerLimits limits(HealthConfig.Server server) {
        return new ServerLimits(
                server.every(),
                server.failuresAllowed(),
                new Limit(server.connectionsWarning(), server.connectionsCritical()),
                new Limit(seconds(server.blockedWarning()), seconds(server.blockedCritical())),
                new Limit(server.deadlocksWarning(), server.deadlocksCritical()),
                new Limit(seconds(server.transactionWarning()), seconds(server.transactionCritical())),
                new Limit(server.lagWarning(), server.lagCritical()),
                Limit.ofWarning(server.cacheHitLossWarning()),
                new Limit(server.errorRateWarning(), server.errorRateCritical()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
