package dev.onoma.executor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Everything that can be set about the executor, beside Quarkus' own keys for HTTP and Kafka. */
@ConfigMapping(prefix = "onoma")
public interface ExecutorConfig {

    /** The databases that can be migrated, by the name that commands know them by. */
    Map<String, TargetConfig> targets();

    Executor executor();

    /** One database. */
    interface TargetConfig {

        /** Where it is, without user and password: {@code jdbc:postgresql://HOST:PORT/DATABASE}. */
        String jdbcUrl();

        /** The role that does the renames: owner of the relations, or a member of their owners. */
        String user();

        /** Its password; give it by the environment, as {@code ONOMA_TARGETS_NAME_PASSWORD}, or by a credentials provider. */
        Optional<Secret<String>> password();

        /** A development database needs no backup before a run. */
        @WithDefault("production")
        Environment environment();

        /** A query whose first column is the time of the last good backup; without it the archiver of WAL is asked. */
        Optional<String> backupCheck();
    }

    /** How much care a target asks for. */
    enum Environment {
        PRODUCTION,
        STAGING,
        DEVELOPMENT
    }

    /** How steps are taken. */
    interface Executor {

        LockPolicyConfig lockPolicy();

        PreflightConfig preflight();

        /** How long a target may take to accept a connection. */
        @WithDefault("5s")
        Duration connectTimeout();
    }

    /** How long the executor waits for locks, and clients for the executor. */
    interface LockPolicyConfig {

        /** The longest time an attempt queues for a lock, and clients behind it; less than 1s. */
        @WithDefault("30ms")
        Duration lockTimeout();

        /** No attempt is made while somebody holds the table in a transaction older than this. */
        @WithDefault("50ms")
        Duration guardTransactionAge();

        /** After which an attempt is made nevertheless: a table may always have such a holder. */
        @WithDefault("5s")
        Duration guardPatience();

        /** After which the step fails, with who is in the way. */
        @WithDefault("5m")
        Duration giveUpAfter();

        /** Between two attempts, doubled from one to the next. */
        @WithDefault("20ms")
        Duration shortestPause();

        /** Between two attempts. */
        @WithDefault("1s")
        Duration longestPause();

        /** The longest time one statement of a step may run. */
        @WithDefault("30s")
        Duration statementTimeout();
    }

    /** What is found before a run begins. */
    interface PreflightConfig {

        /** A transaction open for longer is a warning. */
        @WithDefault("1m")
        Duration longTransaction();

        /** One open for longer than this refuses the run. */
        @WithDefault("1h")
        Duration endlessTransaction();

        /** A standby further behind is a warning. */
        @WithDefault("30s")
        Duration replicationLag();

        /** A backup older than this is a warning. */
        @WithDefault("24h")
        Duration backupAge();

        /** More than this share of {@code max_connections} in use is a warning. */
        @WithDefault("0.9")
        double connectionShare();
    }
}
