package dev.onoma.monitor;

import dev.onoma.events.Alert.Severity;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is told of alerts: {@code onoma.monitor.notify}. */
public interface NotifyConfig {

    /** By a name of your choice; who renames one begins anew with the alerts of the last hour. */
    Map<String, ReceiverConfig> receivers();

    Mail mail();

    /** The time before the first attempt anew; each one is twice as long as the one before. */
    @WithDefault("1s")
    Duration shortestPause();

    @WithDefault("1m")
    Duration longestPause();

    /** An alert that comes and goes is told once when it came more often than this within {@code flapWindow}. */
    @WithDefault("3")
    int flapsAllowed();

    @WithDefault("10m")
    Duration flapWindow();

    /** Then it is over only after it was well for so long. */
    @WithDefault("5m")
    Duration calm();

    /** One receiver. */
    interface ReceiverConfig {

        Kind kind();

        /** Of a chat or a webhook. It may be a secret, and is shown nowhere. */
        Optional<Secret<String>> url();

        /** What a webhook's notifications are signed with. */
        Optional<Secret<String>> secret();

        /** The addresses that an e-mail goes to. */
        Optional<List<String>> to();

        /** What is milder is not told. */
        @WithDefault("warning")
        Severity least();

        /** Whose alerts are told; those of all targets when left out. */
        Optional<List<String>> targets();

        /** An alert that could not be told for so long is told no more. */
        @WithDefault("1h")
        Duration giveUpAfter();
    }

    /** A way to tell. */
    enum Kind {
        /** An incoming webhook as Slack, Mattermost and Rocket.Chat know it. */
        SLACK,
        /** The notification as JSON, signed. */
        WEBHOOK,
        EMAIL
    }

    /** The server that e-mails are handed to. */
    interface Mail {

        @WithDefault("localhost")
        String host();

        @WithDefault("25")
        int port();

        @WithDefault("onoma@localhost")
        String from();

        Optional<String> user();

        Optional<Secret<String>> password();

        @WithDefault("start-tls-if-offered")
        Encryption encryption();
    }

    /** Of the way to the mail server. */
    enum Encryption {
        NONE,
        START_TLS_IF_OFFERED,
        START_TLS,
        TLS
    }
}
