package dev.onoma.monitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything that can be set about the monitor, beside Quarkus' own keys for HTTP and Kafka. */
@ConfigMapping(prefix = "onoma")
public interface MonitorConfig {

    /** The databases that can be watched, by the name that events know them by. */
    Map<String, TargetConfig> targets();

    /** Where plans and runs are fetched: {@code GET {planner-url}/api/v1/plans/ID}. */
    @WithDefault("http://localhost:8080")
    URI plannerUrl();

    Monitor monitor();

    /** One database. */
    interface TargetConfig {

        /** Where it is, without user and password: {@code jdbc:postgresql://HOST:PORT/DATABASE}. */
        String jdbcUrl();

        /** The role that reads the catalogue and {@code pg_stat_activity}; it needs no rights but to connect. */
        String user();

        /** Its password; give it by the environment, as {@code ONOMA_TARGETS_NAME_PASSWORD}, or by a credentials provider. */
        Optional<Secret<String>> password();

        /** What is asked of it and its applications during a run. */
        HealthConfig health();
    }

    /** How targets are watched while both names answer. */
    interface Monitor {

        /** How long a target may take to accept a connection. */
        @WithDefault("5s")
        Duration connectTimeout();

        /** How long one statement on a target may take. */
        @WithDefault("30s")
        Duration statementTimeout();

        Usage usage();

        Drift drift();
    }

    /** The use of old names. */
    interface Usage {

        /** How often is looked who uses one. */
        @WithDefault("1s")
        Duration every();

        /** Somebody who goes on using one is told of again after this time; less than the planner's quiet time. */
        @WithDefault("10m")
        Duration repeatAfter();
    }

    /** Changes of the schema that are not Onoma's. */
    interface Drift {

        /** How often is looked for them. */
        @WithDefault("5s")
        Duration every();
    }
}
