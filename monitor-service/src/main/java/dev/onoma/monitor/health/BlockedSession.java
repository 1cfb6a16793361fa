package dev.onoma.monitor.health;

import dev.onoma.catalog.Literal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A session that waits for a lock, and one that keeps it waiting (R12). */
public record BlockedSession(
        int pid,
        @Nullable String role,
        @Nullable String application,
        double waitSeconds,
        int blockerPid,
        @Nullable String blockerRole,
        @Nullable String blockerApplication,
        @Nullable String blockerState,
        double blockerTransactionSeconds) {

    /** For people. */
    @Override
    public String toString() {
        return Literal.printable(String.format(
                Locale.ROOT,
                "%d (%s, %s) waits %.1f s for %d (%s, %s, %s, transaction of %.1f s)",
                pid,
                role,
                application,
                waitSeconds,
                blockerPid,
                blockerRole,
                blockerApplication,
                blockerState,
                blockerTransactionSeconds));
    }
}
