package dev.onoma.monitor.soak;

import dev.onoma.monitor.cdc.CaptureVerdict.Ready;
import dev.onoma.monitor.cdc.Lsn;
import org.jspecify.annotations.Nullable;

/** Tells when a target's stream had to begin anew, because its slot was gone: comparisons find much of what was missed, not all. */
final class StreamGap {

    private final CaptureAlerts alerts;
    private boolean hasRead;
    private @Nullable Ready untold;

    StreamGap(CaptureAlerts alerts) {
        this.alerts = alerts;
    }

    /** The stream begins there; what there is to say about it, {@link #tell} does. */
    void begins(Ready ready) {
        boolean missed = switch (ready.beginning()) {
            case CONTINUED -> false;
            case FIRST -> hasRead;
            case ANEW -> true;
        };
        if (missed) {
            untold = ready;
        }
        hasRead = true;
    }

    /**
     * Says what was not said yet; to be called until it succeeds.
     *
     * @return whether there was something to say
     */
    boolean tell() {
        Ready ready = untold;
        if (ready != null) {
            alerts.raise(
                    CaptureAlerts.GAP,
                    Long.toString(ready.begin()),
                    ("its slot %s was gone, as after a failover, or could not be read, and was made anew at %s. What was"
                                    + " done before may have been missed: catalogues are compared, but look yourself for"
                                    + " tables that were emptied by TRUNCATE.")
                            .formatted(ready.slot(), Lsn.text(ready.begin())));
            untold = null;
        }
        return ready != null;
    }

    /** Nobody has to know any more. */
    void over() {
        alerts.resolve(CaptureAlerts.GAP);
        hasRead = false;
        untold = null;
    }
}
