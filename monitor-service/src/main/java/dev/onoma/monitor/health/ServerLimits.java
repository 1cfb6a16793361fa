package dev.onoma.monitor.health;

import java.time.Duration;

/**
 * From where on a server's figures are a trouble (R10, R12). An infinite limit is none.
 *
 * @param every how often is looked
 * @param failuresAllowed so many looks in a row above a limit are nothing yet
 * @param connectionPercent of {@code max_connections}
 * @param waitSeconds of the session that waits longest for a lock
 * @param deadlocksPerMinute of the whole database
 * @param transactionSeconds of the longest transaction
 * @param lagBytes of the replica that is farthest behind
 * @param cacheHitLoss how many of a hundred blocks less than before the run are found in the cache
 * @param rollbackGain how many of a hundred transactions more than before the run are rolled back
 */
public record ServerLimits(
        Duration every,
        int failuresAllowed,
        Limit connectionPercent,
        Limit waitSeconds,
        Limit deadlocksPerMinute,
        Limit transactionSeconds,
        Limit lagBytes,
        Limit cacheHitLoss,
        Limit rollbackGain) {}
