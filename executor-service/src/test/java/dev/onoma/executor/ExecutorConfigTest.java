package dev.onoma.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.executor.step.LockPolicy;
import dev.onoma.executor.target.Target;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutorConfigTest {

    private static final Map<String, String> SHOP = Map.of(
            "onoma.targets.shop.jdbc-url", "jdbc:postgresql://db/shop",
            "onoma.targets.shop.user", "onoma",
            "onoma.targets.shop.password", "secret");

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        assertThat(Assembly.policy(config(SHOP).executor().lockPolicy()))
                .isEqualTo(new LockPolicy(
                        Duration.ofMillis(30),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)));
        assertThat(Assembly.limits(config(SHOP).executor().preflight()).longTransaction())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aTargetIsProductionUnlessToldOtherwise() {
        Target shop = Assembly.targets(config(SHOP)).get("shop");

        assertThat(shop.development()).isFalse();
        assertThat(shop).hasToString("shop (jdbc:postgresql://db/shop as onoma)");
    }

    @Test
    void aSettingThatCannotBeRightIsNamed() {
        Map<String, String> settings = new HashMap<>(SHOP);
        settings.put("onoma.executor.lock-policy.lock-timeout", "2s");

        assertThatThrownBy(() -> Assembly.policy(config(settings).executor().lockPolicy()))
                .hasMessageContaining("onoma.executor.lock-policy.lock-timeout is 2000ms")
                .hasMessageContaining("less than 1s");
    }

    @Test
    void aTargetCanComeFromTheEnvironment() {
        Map<String, String> environment = Map.of(
                "ONOMA_TARGETS_SHOP_JDBC_URL", "jdbc:postgresql://db/shop",
                "ONOMA_TARGETS_SHOP_USER", "onoma",
                "ONOMA_TARGETS_SHOP_PASSWORD", "secret");
        ExecutorConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ExecutorConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(ExecutorConfig.class);

        assertThat(Assembly.targets(config))
                .hasEntrySatisfying("shop", shop -> assertThat(shop.password()).isEqualTo("secret"));
    }

    private static ExecutorConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ExecutorConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(ExecutorConfig.class);
    }
}
