package dev.onoma.monitor;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

        /**
         * The role that watches. To compare catalogues it needs no rights but to connect; to read the change stream, REPLICATION and
         * the ownership of the tables, and for DDL in it, to be a superuser.
         */
        String user();

        /** Its password; give it by the environment, as {@code ONOMA_TARGETS_NAME_PASSWORD}, or by a credentials provider. */
        Optional<Secret<String>> password();

        /** The naming standard of this target; without it the built-in one. */
        Optional<Path> standard();

        /** Tables that nobody has to write into, as {@code schema.table}: who does is told of. */
        Optional<List<String>> quiet();

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

        /** Who is told of alerts. */
        @WithName("notify")
        NotifyConfig notifications();

        Capture capture();
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

    /** Changes that are not Onoma's. */
    interface Drift {

        /** How often catalogues are compared where DDL does not come by the change stream. */
        @WithDefault("5s")
        Duration every();

        /** How often they are compared where it does. */
        @WithDefault("60s")
        Duration everyWithStream();

        /** How often the foreign keys of the plan's tables are searched for rows that break them; reads the tables. */
        @WithDefault("10m")
        Duration orphansEvery();

        /** From how many rows of one table, updated or deleted in one transaction, is told. */
        @WithDefault("10000")
        long massRows();
    }

    /** The change stream of targets. */
    interface Capture {

        /** Whether it is read at all. */
        @WithDefault("true")
        boolean enabled();

        /**
         * Whether every changed row goes through it: mass changes are told with transaction and place in the log, but a busy target is
         * slowed down. Otherwise only TRUNCATE does, and mass changes are told by the server's own counts.
         */
        @WithDefault("false")
        boolean everyRow();

        /** From how much write-ahead log, kept by a target for the monitor, is told; half of max_slot_wal_keep_size if that is less. */
        @WithDefault("1g")
        MemorySize warnAt();

        /** From how much on the monitor gives its slot up rather than let the target's disk fill. */
        @WithDefault("8g")
        MemorySize dropAt();
    }
}
