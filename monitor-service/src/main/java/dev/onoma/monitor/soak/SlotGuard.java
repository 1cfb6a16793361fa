package dev.onoma.monitor.soak;

import dev.onoma.monitor.cdc.SlotLimits;
import dev.onoma.monitor.cdc.SlotState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Looks after the slot of one target: what a target keeps for it, fills the target's disk. */
final class SlotGuard {

    private final String target;
    private final SlotLimits limits;
    private final SoakMetrics metrics;
    private final CaptureAlerts alerts;

    SlotGuard(String target, Services services, CaptureAlerts alerts) {
        this.target = target;
        this.limits = services.settings().stream().slot();
        this.metrics = services.metrics();
        this.alerts = alerts;
    }

    /** Tells when it is behind, and whether it is so far behind that it has to go. */
    boolean mustGo(String slot, Connection connection) throws SQLException {
        Optional<SlotState> state = SlotState.read(connection, slot);
        if (state.isEmpty()) {
            // Somebody dropped it: the engine will break off, and a new one be made.
            return false;
        }
        metrics.retained(target, state.get().retained());
        Optional<String> trouble = limits.trouble(slot, state.get());
        if (trouble.isPresent()) {
            alerts.raise(CaptureAlerts.SLOT, state.get().walStatus(), trouble.get());
        } else {
            alerts.resolve(CaptureAlerts.SLOT);
        }
        return limits.mustGo(state.get());
    }
}
