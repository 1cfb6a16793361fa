package dev.onoma.validator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything that can be set about the validator, beside Quarkus' own keys for HTTP, the control database and Kafka. */
@ConfigMapping(prefix = "onoma")
public interface ValidatorConfig {

    /** The databases that can be validated, by the name that everything else knows them by. */
    Map<String, @Valid TargetConfig> targets();

    /** Where plans are fetched: {@code GET {planner-url}/api/v1/plans/ID}. */
    @WithDefault("http://localhost:8080")
    URI plannerUrl();

    @Valid
    Validation validation();

    /** One database. */
    interface TargetConfig {

        /** Where it is, without user and password: {@code jdbc:postgresql://HOST:PORT/DATABASE}. */
        @Pattern(
                regexp = "jdbc:postgresql:(?!.*[?&](user|password)=).+",
                message = "must be jdbc:postgresql://HOST:PORT/DATABASE, with user and password in keys of their own")
        String jdbcUrl();

        /** The role that reads; to prove everything it needs SELECT on all tables and BYPASSRLS, and it never writes. */
        String user();

        /** Its password; give it by the environment or a credentials provider. */
        Optional<String> password();

        /** Shown in reports. */
        @WithDefault("production")
        String environment();

        /** The naming standard of this target, the same file that the planner has; without it the built-in one. */
        Optional<Path> standard();

        /** Assertions about the data, by the old names; see the README for the format. */
        Optional<Path> businessRules();

        /** The same assertions by the new names, for after the contract, when old names answer no more. */
        Optional<Path> businessRulesNewNames();
    }

    /** How thoroughly is looked. */
    interface Validation {

        /** How many examples of what is wrong are shown with a verdict. */
        @WithDefault("5")
        @Min(0)
        @Max(100)
        int sampleSize();

        /** Rows are counted and foreign keys searched for orphans in tables of up to so many rows, by the statistics. */
        @WithDefault("5000000")
        @Min(0)
        long exactCountLimit();

        /** How many connections read one target at a time. */
        @WithDefault("3")
        @Min(1)
        @Max(32)
        int connections();

        /** How long a target may take to accept a connection. */
        @WithDefault("5s")
        Duration connectTimeout();

        /** How long one statement on a target may take. */
        @WithDefault("5m")
        Duration statementTimeout();

        /** How long one business rule may take. */
        @WithDefault("30s")
        Duration ruleTimeout();

        /**
         * How long a step that looks wrong may wait for news of a later step that explains it; the catalogue can be ahead of the
         * events.
         */
        @WithDefault("2s")
        Duration stepPatience();

        /** How often a whole validation is tried when the target cannot be read. */
        @WithDefault("5")
        @Min(1)
        int attempts();

        /** Whether the targets are looked at once when the service starts, so that the first run is not a slow one. */
        @WithDefault("true")
        boolean warmUp();
    }
}
