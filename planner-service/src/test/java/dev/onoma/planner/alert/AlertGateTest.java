package dev.onoma.planner.alert;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.planner.AlertsConfig;
import dev.onoma.planner.problem.Problem;
import dev.onoma.wire.Hmac;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertGateTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String TOKEN = "Hush-token-4711";
    private static final String SECRET = "Hush-secret-4711";
    private static final byte[] BODY = "{\"target\": \"shop\"}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> settings = new HashMap<>();

    @Test
    void withoutSecretsOnlyThisMachineMaySend() {
        assertThatCode(() -> demand(new Sender(null, null, null, true))).doesNotThrowAnyException();
        assertRefused(new Sender(null, null, null, false), "onoma.alerts.token");
        assertRefused(new Sender("Bearer x", null, null, false), "onoma.alerts.token");
    }

    @Test
    void aTokenLetsIn() {
        settings.put("onoma.alerts.token", TOKEN);
        assertThatCode(() -> demand(bearing("Bearer " + TOKEN))).doesNotThrowAnyException();
        assertThatCode(() -> demand(bearing("bearer  " + TOKEN + " "))).doesNotThrowAnyException();
        assertRefused(bearing("Bearer Hush-token-4712"), "not the token");
        assertRefused(bearing("Basic " + TOKEN), "not the token");
        assertRefused(bearing(null), "with authentication only", "onoma.alerts.token");
        assertRefused(new Sender(null, null, null, true), "with authentication only");
    }

    @Test
    void aSignatureLetsIn() {
        settings.put("onoma.alerts.signature-secret", SECRET);
        assertThatCode(() -> demand(signed(SECRET, NOW, BODY))).doesNotThrowAnyException();
        assertRefused(signed("another", NOW, BODY), "not that of this body");
        assertRefused(signed(SECRET, NOW, "{}".getBytes(StandardCharsets.UTF_8)), "not that of this body");
        assertRefused(signed(SECRET, NOW.minusSeconds(301), BODY), "301 s old");
        assertRefused(signed(SECRET, NOW.plusSeconds(3_000), BODY), "3000 s old");
        Sender right = signed(SECRET, NOW, BODY);
        assertRefused(new Sender(null, right.signature(), null, false), "X-Onoma-Timestamp");
        assertRefused(new Sender(null, right.signature(), "yesterday", false), "X-Onoma-Timestamp");
        assertRefused(
                new Sender(null, right.signature(), "" + (NOW.getEpochSecond() - 1), false), "not that of this body");
        assertRefused(bearing("Bearer " + SECRET), "X-Onoma-Signature");
    }

    @Test
    void eitherIsEnough() {
        settings.put("onoma.alerts.token", TOKEN);
        settings.put("onoma.alerts.signature-secret", SECRET);
        assertThatCode(() -> demand(bearing("Bearer " + TOKEN))).doesNotThrowAnyException();
        assertThatCode(() -> demand(signed(SECRET, NOW, BODY))).doesNotThrowAnyException();
        assertRefused(bearing(null), "onoma.alerts.token", "X-Onoma-Signature");
    }

    @Test
    void aBlankSecretIsNone() {
        settings.put("onoma.alerts.token", " ");
        assertThatThrownBy(this::gate).hasMessageContaining("onoma.alerts.token");
    }

    private void assertRefused(Sender sender, String... words) {
        assertThatThrownBy(() -> demand(sender))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("Hush");
    }

    private void demand(Sender sender) {
        gate().demand(sender, BODY, NOW);
    }

    private static Sender bearing(@Nullable String authorization) {
        return new Sender(authorization, null, null, false);
    }

    private static Sender signed(String secret, Instant at, byte[] body) {
        String timestamp = Long.toString(at.getEpochSecond());
        String signature = new Hmac(secret).sign(timestamp, body);
        return new Sender(null, "sha256=" + signature, timestamp, false);
    }

    @ConfigMapping(prefix = "onoma")
    interface Config {
        AlertsConfig alerts();
    }

    private AlertGate gate() {
        return new AlertGate(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(Config.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(Config.class)
                .alerts());
    }
}
