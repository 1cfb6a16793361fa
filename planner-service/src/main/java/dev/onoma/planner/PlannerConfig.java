package dev.onoma.planner;

import dev.onoma.events.Alert.Severity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything that can be set about the planner, beside Quarkus' own keys for HTTP, the control database and Kafka. */
@ConfigMapping(prefix = "onoma")
public interface PlannerConfig {

    /** What a kind of alert looks like. */
    String ALERT_KIND = "[a-z0-9][a-z0-9-]{0,63}";

    /** The databases that can be migrated, by the name that everything else knows them by. */
    Map<String, @Valid TargetConfig> targets();

    /** What concerns this service alone. */
    Planner planner();

    /** Alerts that come over HTTP. */
    AlertsConfig alerts();

    /** The settings of this service. */
    interface Planner {

        /** How many steps ahead commands are given, so that the executor is never idle. */
        @WithDefault("64")
        @Min(1)
        int window();

        Topics topics();

        Contract contract();

        Scan scan();

        Stream stream();
    }

    /** One database. */
    interface TargetConfig {

        /** Where it is, without user and password: {@code jdbc:postgresql://HOST:PORT/DATABASE}. */
        @Pattern(
                regexp = "jdbc:postgresql:(?!.*[?&](user|password)=).+",
                message = "must be jdbc:postgresql://HOST:PORT/DATABASE, with user and password in keys of their own")
        String jdbcUrl();

        /** The role that reads the catalogue. */
        String user();

        /** Its password; give it by the environment or a credentials provider. */
        Optional<String> password();

        /** What is asked before something is changed depends on it. */
        @WithDefault("production")
        Environment environment();

        /** The naming standard of this target; without it the built-in one. */
        Optional<Path> standard();

        /** What an alert does to an active run. */
        Policy policy();
    }

    /** How much care a target asks for. */
    enum Environment {
        PRODUCTION,
        STAGING,
        DEVELOPMENT
    }

    /** The reaction to alerts; one for a kind of alert goes before the one for its severity. */
    interface Policy {

        @WithDefault("roll-back")
        Reaction critical();

        @WithDefault("notify")
        Reaction warning();

        @WithDefault("notify")
        Reaction info();

        /** By {@code AlertRaised.kind}. */
        Map<String, KindPolicy> kinds();

        default Reaction to(String kind, Severity severity) {
            KindPolicy special = kinds().get(kind);
            Optional<Reaction> reaction = special == null ? Optional.empty() : special.to(severity);
            return reaction.orElseGet(() -> switch (severity) {
                case CRITICAL -> critical();
                case WARNING -> warning();
                case INFO -> info();
            });
        }
    }

    /** The reaction to one kind of alert: to one severity of it, else to all. */
    interface KindPolicy {

        /** Whatever the severity. */
        @WithParentName
        Optional<Reaction> any();

        Optional<Reaction> critical();

        Optional<Reaction> warning();

        Optional<Reaction> info();

        default Optional<Reaction> to(Severity severity) {
            Optional<Reaction> special = switch (severity) {
                case CRITICAL -> critical();
                case WARNING -> warning();
                case INFO -> info();
            };
            return special.or(this::any);
        }
    }

    /** What the planner does about an alert. */
    enum Reaction {
        ROLL_BACK,
        PAUSE,
        NOTIFY
    }

    /** Kafka topics that are made at start where they are missing; existing ones are left as they are. */
    interface Topics {

        @WithDefault("8")
        @Min(1)
        int partitions();

        @WithDefault("1")
        @Min(1)
        @Max(Short.MAX_VALUE)
        int replicationFactor();

        /** How long the start waits for the broker. */
        @WithDefault("60s")
        Duration patience();
    }

    /** When old names may go away. */
    interface Contract {

        /** Contract is refused while the use of an old name was seen within this time. */
        @WithDefault("24h")
        Duration quietTime();
    }

    /** How targets are read. */
    interface Scan {

        /** How long a target may take to accept a connection. */
        @WithDefault("5s")
        Duration connectTimeout();

        /** How long one statement on a target may take. */
        @WithDefault("60s")
        Duration statementTimeout();
    }

    /** The event stream over HTTP. */
    interface Stream {

        /** How often a silent stream says that it is alive. */
        @WithDefault("15s")
        Duration heartbeat();
    }
}
