package dev.onoma.monitor;

import dev.onoma.monitor.NotifyConfig.ReceiverConfig;
import dev.onoma.monitor.alert.Damping;
import dev.onoma.monitor.messaging.AlertFeed;
import dev.onoma.monitor.notify.Delivery;
import dev.onoma.monitor.notify.MailDelivery;
import dev.onoma.monitor.notify.Persistence;
import dev.onoma.monitor.notify.Receiver;
import dev.onoma.monitor.notify.SlackDelivery;
import dev.onoma.monitor.notify.WebhookDelivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.Secret;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes the receivers of alerts of the configuration; a setting that cannot be right stops the start. */
@ApplicationScoped
public class NotifyAssembly {

    @Produces
    @Singleton
    @Startup
    AlertFeed alertFeed(
            MonitorConfig config,
            Vertx vertx,
            MeterRegistry metrics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        NotifyConfig notify = config.monitor().notifications();
        List<Receiver> receivers = receivers(notify, () -> MailClient.create(vertx, mail(notify.mail())));
        return new AlertFeed(
                kafka,
                receivers,
                receiver -> new Persistence(receiver, notify.shortestPause(), notify.longestPause()),
                metrics);
    }

    void stop(@Disposes AlertFeed feed) {
        feed.close();
    }

    static List<Receiver> receivers(NotifyConfig notify, Supplier<MailClient> mails) {
        // One for all who are told by e-mail.
        MailClient mail = notify.receivers().values().stream().anyMatch(to -> to.kind() == NotifyConfig.Kind.EMAIL)
                ? mails.get()
                : null;
        return notify.receivers().entrySet().stream()
                .map(entry -> receiver(entry.getKey(), entry.getValue(), notify, Optional.ofNullable(mail)))
                .toList();
    }

    private static Receiver receiver(
            String name, ReceiverConfig config, NotifyConfig notify, Optional<MailClient> mail) {
        try {
            return new Receiver(
                    name,
                    delivery(config, notify, mail),
                    config.least(),
                    Set.copyOf(config.targets().orElse(List.of())),
                    config.giveUpAfter(),
                    new Damping(0, 1, notify.flapsAllowed(), notify.flapWindow(), notify.calm()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("onoma.monitor.notify.receivers.%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static Delivery delivery(ReceiverConfig config, NotifyConfig notify, Optional<MailClient> mail) {
        return switch (config.kind()) {
            case SLACK -> new SlackDelivery(address(config));
            case WEBHOOK ->
                new WebhookDelivery(
                        address(config), config.secret().map(Secret::get).orElse(null));
            case EMAIL ->
                new MailDelivery(
                        mail.orElseThrow(), notify.mail().from(), config.to().orElse(List.of()));
        };
    }

    private static URI address(ReceiverConfig config) {
        String url = config.url()
                .map(Secret::get)
                .orElseThrow(() -> new IllegalArgumentException("set url, the address it is told at."));
        try {
            return URI.create(url);
        } catch (IllegalArgumentException malformed) {
            // Not shown, nor kept as a cause: it may be a secret.
            throw new IllegalArgumentException("its url is no address.");
        }
    }

    static MailConfig mail(NotifyConfig.Mail config) {
        MailConfig mail = new MailConfig()
                .setHostname(config.host())
                .setPort(config.port())
                .setStarttls(
                        switch (config.encryption()) {
                            case NONE, TLS -> StartTLSOptions.DISABLED;
                            case START_TLS_IF_OFFERED -> StartTLSOptions.OPTIONAL;
                            case START_TLS -> StartTLSOptions.REQUIRED;
                        })
                .setSsl(config.encryption() == NotifyConfig.Encryption.TLS)
                .setKeepAlive(false)
                .setLogin(LoginOption.NONE);
        config.user()
                .ifPresent(user -> mail.setLogin(LoginOption.REQUIRED)
                        .setUsername(user)
                        .setPassword(config.password().map(Secret::get).orElse("")));
        return mail;
    }
}
