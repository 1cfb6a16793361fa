package dev.onoma.monitor.health;

import dev.onoma.events.Alert.Severity;
import dev.onoma.monitor.alert.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a server's figures are a trouble; pure. */
final class ServerRules {

    /** All kinds: what is not among the troubles of a look is well. */
    static final List<String> KINDS = List.of(
            "connections",
            "blocked-queries",
            "deadlocks",
            "long-transaction",
            "replication-lag",
            "cache-hit",
            "error-rate");

    /** Shares of fewer say nothing. */
    private static final int LEAST_TRANSACTIONS = 200;

    private static final int LEAST_BLOCKS = 10_000;
    /** So many standard deviations are no chance. */
    private static final double SURE = 4;

    private final ServerLimits limits;
    private final List<Trouble> troubles = new ArrayList<>();

    private ServerRules(ServerLimits limits) {
        this.limits = limits;
    }

    /**
     * What is wrong.
     *
     * @param since what happened since the look before
     * @param passed since then
     * @param before the same shares before the run, by the names of the metrics; where one is missing, no change of it is judged
     * @param working whether Onoma itself changed something meanwhile: its own attempts are rolled back where they find a lock, and the
     *     server counts them with those of others
     */
    static List<Trouble> judge(
            ServerFigures now,
            ServerFigures.Since since,
            Duration passed,
            Map<String, Baseline> before,
            boolean working,
            ServerLimits limits) {
        ServerRules rules = new ServerRules(limits);
        rules.moment(now);
        rules.deadlocks(since, passed);
        if (!working) {
            rules.errors(since, before.get("rollback-percent"));
        }
        rules.cache(since, before.get("cache-hit-percent"));
        return rules.troubles;
    }

    private void moment(ServerFigures now) {
        double used = 100.0 * now.connections() / now.mostConnections();
        add(
                "connections",
                limits.connectionPercent().above(used),
                limits.connectionPercent(),
                "%d of %d connections are in use (%.0f %%)",
                now.connections(),
                now.mostConnections(),
                used);
        add(
                "blocked-queries",
                limits.waitSeconds().above(now.longestWaitSeconds()),
                limits.waitSeconds(),
                "%d sessions wait for locks, the longest for %.1f s",
                now.blocked(),
                now.longestWaitSeconds());
        add(
                "long-transaction",
                limits.transactionSeconds().above(now.longestTransactionSeconds()),
                limits.transactionSeconds(),
                "a transaction is open for %.0f s",
                now.longestTransactionSeconds());
        add(
                "replication-lag",
                limits.lagBytes().above(now.replicationLagBytes()),
                limits.lagBytes(),
                "a replica is %.0f bytes behind",
                now.replicationLagBytes());
    }

    private void deadlocks(ServerFigures.Since since, Duration passed) {
        double minutes = Math.max(passed.toMillis() / 60_000.0, 1 / 60.0);
        add(
                "deadlocks",
                limits.deadlocksPerMinute().above(since.deadlocks() / minutes),
                limits.deadlocksPerMinute(),
                "%d deadlocks in %.0f s",
                since.deadlocks(),
                60 * minutes);
    }

    private void errors(ServerFigures.Since since, @Nullable Baseline before) {
        if (before == null || since.transactions() < LEAST_TRANSACTIONS) {
            return;
        }
        double usual = before.median();
        double gain = since.rollbackPercent() - usual;
        // What a coin with that share would show in so many throws, and what was usual anyway.
        double chance = Math.max(
                SURE * Math.sqrt(Math.max(usual, 0.1) * (100 - usual) / since.transactions()), SURE * before.spread());
        if (gain > chance) {
            add(
                    "error-rate",
                    limits.rollbackGain().above(gain),
                    limits.rollbackGain(),
                    "%.1f %% of %d transactions were rolled back, before the run %.1f %%",
                    since.rollbackPercent(),
                    since.transactions(),
                    usual);
        }
    }

    private void cache(ServerFigures.Since since, @Nullable Baseline before) {
        if (before == null || since.blocks() < LEAST_BLOCKS) {
            return;
        }
        double loss = before.median() - since.cacheHitPercent();
        if (loss > SURE * before.spread()) {
            add(
                    "cache-hit",
                    limits.cacheHitLoss().above(loss),
                    limits.cacheHitLoss(),
                    "%.1f %% of %d blocks were found in the cache, before the run %.1f %%",
                    since.cacheHitPercent(),
                    since.blocks(),
                    before.median());
        }
    }

    private void add(String kind, @Nullable Severity severity, Limit limit, String what, Object... figures) {
        if (severity != null) {
            troubles.add(new Trouble(
                    kind,
                    "server",
                    severity,
                    String.format(Locale.ROOT, what, figures),
                    Map.of(
                            "warning",
                            Double.toString(limit.warning()),
                            "critical",
                            Double.toString(limit.critical()))));
        }
    }
}
