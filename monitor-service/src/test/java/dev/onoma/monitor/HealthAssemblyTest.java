package dev.onoma.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.monitor.health.HealthSettings;
import dev.onoma.monitor.health.Limit;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthAssemblyTest {

    private static final String HEALTH = "onoma.targets.shop.health.";

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "onoma.targets.shop.jdbc-url", "jdbc:postgresql://db/shop",
            "onoma.targets.shop.user", "onoma"));

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        set("probes.checkout.url", "http://shop/health");
        set("benchmarks.orders.sql", "SELECT 1");

        HealthSettings health = health();

        assertThat(health.every()).isEqualTo(Duration.ofSeconds(10));
        assertThat(health.timeLimit()).isEqualTo(Duration.ofHours(2));
        assertThat(health.views()).isEqualTo(3);
        assertThat(health.server().rollbackGain()).isEqualTo(new Limit(0.5, 1));
        assertThat(health.probes()).singleElement().satisfies(probe -> {
            assertThat(probe.every()).isEqualTo(Duration.ofSeconds(5));
            assertThat(probe.timeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(probe.failuresAllowed()).isEqualTo(2);
            assertThat(probe.status()).isEqualTo(200);
        });
        assertThat(health.benchmarks()).singleElement().satisfies(benchmark -> {
            assertThat(benchmark.every()).isEqualTo(Duration.ofSeconds(30));
            assertThat(benchmark.comparison().warnPercent()).isEqualTo(20);
            assertThat(benchmark.comparison().rollBackPercent()).isEqualTo(50);
        });
    }

    @Test
    void aTargetCanBeLeftAlone() {
        set("enabled", "false");

        assertThat(HealthAssembly.patients(config())).isEmpty();
    }

    @Test
    void aSettingThatCannotBeRightIsNamed() {
        set("probes.checkout.url", "ftp://shop/health");
        assertThatThrownBy(this::health).hasMessageContaining("checkout");
        set("probes.checkout.url", "http://shop/health");
        set("probes.checkout.pointer", "status");
        assertThatThrownBy(this::health).hasMessageContaining("checkout").hasMessageContaining("status");
        set("probes.checkout.pointer", "/status");
        set("server.error-rate-critical", "0.1");
        assertThatThrownBy(this::health).hasMessageContaining("0.1");
    }

    private void set(String key, String value) {
        settings.put(HEALTH + key, value);
    }

    private HealthSettings health() {
        return HealthAssembly.patients(config()).get("shop").settings();
    }

    private MonitorConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MonitorConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(MonitorConfig.class);
    }
}
