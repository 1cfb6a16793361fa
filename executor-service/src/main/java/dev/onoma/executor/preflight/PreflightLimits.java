package dev.onoma.executor.preflight;

import java.time.Duration;

/**
 * From where on the state of a server is a warning or a failure.
 *
 * @param longTransaction a transaction open for longer is a warning
 * @param endlessTransaction one open for longer than this refuses the run
 * @param replicationLag a standby further behind is a warning
 * @param backupAge a backup older than this is a warning
 * @param connectionShare of {@code max_connections} in use that is a warning, from 0 to 1
 */
public record PreflightLimits(
        Duration longTransaction,
        Duration endlessTransaction,
        Duration replicationLag,
        Duration backupAge,
        double connectionShare) {

    public PreflightLimits {
        if (endlessTransaction.compareTo(longTransaction) < 0) {
            throw new IllegalArgumentException(
                    "onoma.executor.preflight.endless-transaction is %ds: it must not be less than"
                                    .formatted(endlessTransaction.toSeconds())
                            + " long-transaction (%ds).".formatted(longTransaction.toSeconds()));
        }
        if (connectionShare <= 0 || connectionShare > 1) {
            throw new IllegalArgumentException(
                    "onoma.executor.preflight.connection-share is %s: it must be more than 0 and at most 1."
                            .formatted(connectionShare));
        }
    }
}
