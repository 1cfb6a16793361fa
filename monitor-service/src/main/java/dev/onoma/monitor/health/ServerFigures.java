package dev.onoma.monitor.health;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a target's server is at one moment (R12).
 *
 * @param connections of clients, to all databases of the server
 * @param blocked sessions that wait for a lock
 * @param longestWaitSeconds of them
 * @param deadlocks since the server's statistics began, as the four figures after it
 * @param blocksHit found in the cache
 * @param databaseBytes its size on disk
 * @param longestTransactionSeconds of a client; Onoma's own do not count
 * @param replicationLagBytes of the replica that is farthest behind
 */
public record ServerFigures(
        int connections,
        int mostConnections,
        int blocked,
        double longestWaitSeconds,
        long deadlocks,
        long committed,
        long rolledBack,
        long blocksHit,
        long blocksRead,
        long databaseBytes,
        double longestTransactionSeconds,
        double replicationLagBytes) {

    /** What happened since an earlier look. */
    public record Since(long deadlocks, long committed, long rolledBack, long blocksHit, long blocksRead) {

        public long transactions() {
            return committed + rolledBack;
        }

        /** How many of a hundred transactions were rolled back. */
        public double rollbackPercent() {
            return transactions() == 0 ? 0 : 100.0 * rolledBack / transactions();
        }

        public long blocks() {
            return blocksHit + blocksRead;
        }

        /** How many of a hundred blocks were in the cache. */
        public double cacheHitPercent() {
            return blocks() == 0 ? 100 : 100.0 * blocksHit / blocks();
        }
    }

    /** What happened since an earlier look; nothing where the server's statistics began anew in between. */
    public Since since(ServerFigures earlier) {
        boolean anew = committed < earlier.committed || blocksHit < earlier.blocksHit || deadlocks < earlier.deadlocks;
        return anew
                ? new Since(0, 0, 0, 0, 0)
                : new Since(
                        deadlocks - earlier.deadlocks,
                        committed - earlier.committed,
                        Math.max(0, rolledBack - earlier.rolledBack),
                        blocksHit - earlier.blocksHit,
                        Math.max(0, blocksRead - earlier.blocksRead));
    }

    /** By the names that {@code HealthSampled} uses. */
    public Map<String, Double> metrics(Since since) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("connections", (double) connections);
        metrics.put("blocked-sessions", (double) blocked);
        metrics.put("longest-wait-seconds", longestWaitSeconds);
        metrics.put("deadlocks", (double) since.deadlocks());
        metrics.put("transactions", (double) since.transactions());
        metrics.put("rollback-percent", since.rollbackPercent());
        metrics.put("cache-hit-percent", since.cacheHitPercent());
        metrics.put("database-bytes", (double) databaseBytes);
        metrics.put("longest-transaction-seconds", longestTransactionSeconds);
        metrics.put("replication-lag-bytes", replicationLagBytes);
        return metrics;
    }
}
