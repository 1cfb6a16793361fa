package dev.onoma.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.monitor.cdc.SlotLimits;
import dev.onoma.monitor.soak.SoakSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitorConfigTest {

    private static final Map<String, String> SHOP = Map.of(
            "onoma.targets.shop.jdbc-url", "jdbc:postgresql://db/shop",
            "onoma.targets.shop.user", "onoma",
            "onoma.targets.shop.password", "secret");

    @Test
    void theDefaultsAreThoseOfTheDocumentation() {
        MonitorConfig config = config(SHOP);

        assertThat(Assembly.settings(config.monitor()))
                .isEqualTo(new SoakSettings(
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        new SoakSettings.Stream(
                                true, Duration.ofMinutes(1), false, 10_000, new SlotLimits(1L << 30, 8L << 30))));
        assertThat(config.plannerUrl()).isEqualTo(URI.create("http://localhost:8080"));
    }

    @Test
    void aPasswordIsNeverShown() {
        assertThat(Assembly.targets(config(SHOP)).get("shop")).hasToString("shop (jdbc:postgresql://db/shop as onoma)");
    }

    @Test
    void aSettingThatCannotBeRightIsNamed() {
        assertThatThrownBy(() -> Assembly.settings(
                        config(with("onoma.monitor.drift.every", "0s")).monitor()))
                .hasMessageContaining("onoma.monitor.drift.every");
        assertThatThrownBy(() -> Assembly.settings(
                        config(with("onoma.monitor.capture.drop-at", "1m")).monitor()))
                .hasMessageContaining("onoma.monitor.capture.drop-at");
        assertThatThrownBy(() -> Assembly.rules(config(with("onoma.targets.shop.quiet", "archive"))))
                .hasMessageContaining("onoma.targets.shop.quiet");
        assertThatThrownBy(() -> Assembly.targets(config(with("onoma.targets.shop.jdbc-url", "jdbc:mysql://x"))))
                .hasMessageContaining("onoma.targets.shop.jdbc-url");
        assertThatThrownBy(() -> Assembly.targets(
                        config(with("onoma.targets.shop.jdbc-url", "jdbc:postgresql://x/y?password=hush"))))
                .hasMessageContaining("onoma.targets.shop.jdbc-url")
                .hasMessageNotContaining("hush");
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> settings = new HashMap<>(SHOP);
        settings.put(key, value);
        return settings;
    }

    private static MonitorConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MonitorConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(MonitorConfig.class);
    }
}
