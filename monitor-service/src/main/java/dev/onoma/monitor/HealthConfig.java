package dev.onoma.monitor;

import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is asked of a target and its applications while a run is prepared, under way, and just over: {@code onoma.targets.NAME.health}. */
public interface HealthConfig {

    /** Whether the health of this target is watched. */
    @WithDefault("true")
    boolean enabled();

    /** Applications that are asked over HTTP, by a name for alerts and figures. */
    Map<String, ProbeConfig> probes();

    /** Queries whose time is compared with what they took before the run, by a name for alerts and figures. */
    Map<String, BenchmarkConfig> benchmarks();

    Server server();

    Views views();

    /** How often figures are told as an event, at most; the longer a phase lasts the less often. */
    @WithDefault("10s")
    Duration every();

    /** How long a phase of a run may take, the soak not counted; longer is critical. */
    @WithDefault("2h")
    Duration timeLimit();

    /** So long after its approval a run that is not started is watched, for the baseline. */
    @WithDefault("1h")
    Duration baselineFor();

    /** So long after its end a run is watched. */
    @WithDefault("10m")
    Duration afterFor();

    Flapping flapping();

    /** An application. */
    interface ProbeConfig {

        URI url();

        @WithDefault("5s")
        Duration every();

        /** For all of it: connecting, at most three redirects, and the body, of which at most 64 KiB are read. */
        @WithDefault("2s")
        Duration timeout();

        /** So many failures in a row are nothing yet; one more is a critical alert of kind {@code probe}. */
        @WithDefault("2")
        int failuresAllowed();

        @WithDefault("200")
        int status();

        /** A place in the JSON answered (RFC 6901), such as {@code /status}, which has to be there. */
        Optional<String> pointer();

        /** What has to be there, as text; anything when left out. */
        Optional<String> expected();

        /** An answer that takes longer is a warning. */
        Optional<Duration> slow();

        /** The header Authorization, for the host of {@code url} only. */
        Optional<Secret<String>> authorization();
    }

    /** A query; it is run read-only. */
    interface BenchmarkConfig {

        String sql();

        @WithDefault("30s")
        Duration every();

        @WithDefault("10s")
        Duration timeout();

        /** So many verdicts in a row are nothing yet. */
        @WithDefault("2")
        int failuresAllowed();

        /** Slower than before by so many percent is a warning of kind {@code performance}. */
        @WithDefault("20")
        double warnPercent();

        /** Slower than before by so many percent is critical. */
        @WithDefault("50")
        double rollBackPercent();

        /** No change below this counts, whatever its percentage. */
        @WithDefault("1ms")
        Duration floor();
    }

    /** The figures of the target's server; each limit is where a warning begins and where it is critical. */
    interface Server {

        @WithDefault("5s")
        Duration every();

        /** So many looks in a row above a limit are nothing yet. */
        @WithDefault("2")
        int failuresAllowed();

        /** Percent of max_connections. */
        @WithDefault("85")
        double connectionsWarning();

        @WithDefault("97")
        double connectionsCritical();

        /** The longest time that a session has waited for a lock. */
        @WithDefault("5s")
        Duration blockedWarning();

        @WithDefault("60s")
        Duration blockedCritical();

        /** In a minute. */
        @WithDefault("10")
        double deadlocksWarning();

        @WithDefault("100")
        double deadlocksCritical();

        /** The age of the longest transaction. */
        @WithDefault("10m")
        Duration transactionWarning();

        @WithDefault("4h")
        Duration transactionCritical();

        /** Bytes of write-ahead log that a replica is behind. */
        @WithDefault("268435456")
        double lagWarning();

        @WithDefault("4294967296")
        double lagCritical();

        /** Percentage points less than before the run; never critical, for whoever reads a large table does that. */
        @WithDefault("10")
        double cacheHitLossWarning();

        /** Percentage points of transactions rolled back more than before the run (R10). */
        @WithDefault("0.5")
        double errorRateWarning();

        @WithDefault("1")
        double errorRateCritical();
    }

    /** Reading by the old name against reading by the new one. */
    interface Views {

        /** How many relations are compared; none with 0. */
        @WithDefault("3")
        int compared();

        @WithDefault("50")
        double warnPercent();

        @WithDefault("2ms")
        Duration floor();
    }

    /** A trouble that comes and goes. */
    interface Flapping {

        /** It flaps when it came more often than this within the window. */
        @WithDefault("3")
        int allowed();

        @WithDefault("10m")
        Duration window();

        /** One that flaps is over only after it was well for so long. */
        @WithDefault("5m")
        Duration calm();
    }
}
