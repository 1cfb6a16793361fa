package dev.onoma.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.notify.Receiver;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotifyAssemblyTest {

    private static final String NOTIFY = "onoma.monitor.notify.";

    private final Map<String, String> settings = new HashMap<>();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void withoutReceiversNobodyIsTold() {
        assertThat(receivers()).isEmpty();
    }

    @Test
    void receiversAreMadeAndShowNoSecret() {
        set("receivers.chat.kind", "slack");
        set("receivers.chat.url", "https://hooks.example.org/services/hush");
        set("receivers.pager.kind", "webhook");
        set("receivers.pager.url", "https://pager.example.org/hush");
        set("receivers.pager.secret", "hush");
        set("receivers.pager.least", "critical");
        set("receivers.pager.targets", "shop,store");
        set("receivers.people.kind", "email");
        set("receivers.people.to", "ann@example.org,ben@example.org");

        Map<String, Receiver> byName = new HashMap<>();
        receivers().forEach(receiver -> byName.put(receiver.name(), receiver));

        assertThat(byName.get("chat").least()).isEqualTo(Severity.WARNING);
        assertThat(byName.get("chat").giveUpAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(byName.get("pager").least()).isEqualTo(Severity.CRITICAL);
        assertThat(byName.get("pager").targets()).containsExactlyInAnyOrder("shop", "store");
        assertThat(byName.values().toString())
                .contains("slack at https://hooks.example.org", "mail to ann@example.org, ben@example.org")
                .doesNotContain("hush");
    }

    @Test
    void aReceiverThatCannotBeRightIsNamed() {
        set("receivers.chat.kind", "slack");
        assertThatThrownBy(this::receivers)
                .hasMessageContaining("receivers.chat")
                .hasMessageContaining("url");
        set("receivers.chat.url", "hush:hush");
        assertThatThrownBy(this::receivers)
                .hasMessageContaining("receivers.chat")
                .hasMessageNotContaining("hush");
        set("receivers.chat.kind", "email");
        assertThatThrownBy(this::receivers)
                .hasMessageContaining("receivers.chat")
                .hasMessageContaining("to");
    }

    @Test
    void theMailServerIsReachedAsItWants() {
        assertThat(NotifyAssembly.mail(config().mail()).getStarttls()).isEqualTo(StartTLSOptions.OPTIONAL);
        assertThat(NotifyAssembly.mail(config().mail()).getLogin()).isEqualTo(LoginOption.NONE);
        set("mail.encryption", "tls");
        set("mail.user", "onoma");
        set("mail.password", "hush");
        assertThat(NotifyAssembly.mail(config().mail()).isSsl()).isTrue();
        assertThat(NotifyAssembly.mail(config().mail()).getLogin()).isEqualTo(LoginOption.REQUIRED);
    }

    private void set(String key, String value) {
        settings.put(NOTIFY + key, value);
    }

    private List<Receiver> receivers() {
        NotifyConfig config = config();
        return NotifyAssembly.receivers(config, () -> MailClient.create(vertx, NotifyAssembly.mail(config.mail())));
    }

    private NotifyConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MonitorConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(MonitorConfig.class)
                .monitor()
                .notifications();
    }
}
